package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that a scan shows by what hits: at the limit, and with one more. */
class LimitEdgesTest {

  private static final int LABEL = 50;

  private static final Learner LEARNS_ALL =
      new Learner() {
        @Override
        public LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher) {
          return LearnOutcome.of(LearnOutcome.Kind.LEARNED);
        }

        @Override
        public LearnOutcome forget(ClassifierInput input) {
          return LearnOutcome.of(LearnOutcome.Kind.LEARNED);
        }
      };

  /** message.HeaderBlock.MAX_STRAY_LINES. */
  @ParameterizedTest
  @CsvSource({"3, true", "4, false"})
  void linesThatAreNoFieldAreReadOver(int lines, boolean read) {
    Scanner scanner = Scanner.builder().local(true).line("header LAST X-Last =~ /y/").build();
    String mail = "Subject: x\n" + "no field\n".repeat(lines) + "X-Last: y\n\nx\n";
    assertThat(hits(scanner, mail)).isEqualTo(read);
  }

  /** eval.AccessDbEval.MAX_HOST_CHARS. */
  @ParameterizedTest
  @CsvSource({"253, true", "254, false"})
  void hostsWhoseDomainsAreLookedUp(int chars, boolean found, @TempDir Path folder)
      throws IOException {
    Path map = Files.writeString(folder.resolve("access"), "example.com REJECT\n");
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("header REFUSED eval:check_access_database('" + map + "')")
            .build();
    String end = ".example.com";
    StringBuilder host = new StringBuilder();
    while (host.length() + LABEL + end.length() < chars) {
      host.append("b".repeat(LABEL - 1)).append('.');
    }
    host.append("c".repeat(chars - end.length() - host.length())).append(end);
    assertThat(host).hasSize(chars);
    assertThat(hits(scanner, "From: a@" + host + "\n\nx\n")).isEqualTo(found);
  }

  /** engine.AutolearnPolicy.MAX_LEARNED_FOR_HAM. */
  @ParameterizedTest
  @CsvSource({"1, HAM", "1.01, NO"})
  void pointsOfTheClassifierAgainstWhichHamIsLearned(String points, Autolearn decided) {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .learner(LEARNS_ALL)
            .autolearn(true)
            .line("use_bayes 1")
            .line("bayes_auto_learn 1")
            .line("header LEARNED Subject =~ /x/")
            .line("tflags LEARNED learn")
            .line("score LEARNED " + points)
            .build();
    assertThat(scan(scanner, "Subject: x\n\nx\n").autolearn()).isEqualTo(decided);
  }

  @Test
  void namesAreThoseOfTheCode() throws IOException {
    String page = Files.readString(Path.of("../docs/limits.md"));
    assertThat(page)
        .contains(
            "`message.HeaderBlock.MAX_STRAY_LINES` | 3 |",
            "`eval.AccessDbEval.MAX_HOST_CHARS` | 253 |",
            "`engine.AutolearnPolicy.MAX_LEARNED_FOR_HAM` | 1 |");
  }

  private static boolean hits(Scanner scanner, String mail) {
    assertThat(scanner.problems()).isEmpty();
    return !scan(scanner, mail).hits().isEmpty();
  }

  private static Verdict scan(Scanner scanner, String mail) {
    return scanner.scan(ScanRequest.of(mail.getBytes(StandardCharsets.ISO_8859_1))).verdict();
  }
}
