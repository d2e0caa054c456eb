package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hamlet.models.LearnedState;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's SpamAssassin learns a corpus and writes its backup; from then on its Bayes and ours say
 * the same of other messages, and both learn the same ones by themselves. {@code
 * -Dhamlet.bayes.messages=150} asks about fewer.
 */
@Timeout(600)
class BayesAgreementTest {

  private static final int LEARNED_EACH = 210;
  private static final int AUTOLEARNED = 100;
  private static final int ASKED = Integer.getInteger("hamlet.bayes.messages", 500);
  private static final long SEED = 4_711;
  private static final double SAME = 1e-6;

  /** What both programs read: no rule but one that asks for the probability. */
  private static final String RULES =
      """
      include /usr/share/spamassassin/20_aux_tlds.cf
      include /usr/share/spamassassin/60_bayes_stopwords.cf
      body   BAYES_ANY eval:check_bayes('0.00', '1.00')
      tflags BAYES_ANY learn
      score  BAYES_ANY 0 0 1 1
      bayes_auto_learn 0
      """;

  private static final String PLUGINS =
      "loadplugin Mail::SpamAssassin::Plugin::Check\nloadplugin Mail::SpamAssassin::Plugin::Bayes\n";

  private static final Path SCRIPT = Path.of("src/test/perl/bayes-of-messages.pl");

  @TempDir private static Path folder;
  private static List<Path> asked;

  private record Said(String probability, String autolearn) {}

  @BeforeAll
  static void theirsLearnsAndOursTakesItOver() throws IOException, InterruptedException {
    requireSaLearn();
    Path corpora = SharedFolder.corpora(SharedFolder.require(), List.of("csdmc2010"));
    List<Path> ham = shuffled(corpora.resolve("csdmc2010/ham"));
    List<Path> spam = shuffled(corpora.resolve("csdmc2010/spam"));
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("10.cf"), RULES);
    Files.writeString(rules.resolve("10.pre"), PLUGINS);
    Files.createDirectory(folder.resolve("theirs"));
    Files.writeString(prefs(), preferences("theirs"));
    saLearn("ham.log", "--ham", "-f", list("ham", ham.subList(0, LEARNED_EACH)));
    saLearn("spam.log", "--spam", "-f", list("spam", spam.subList(0, LEARNED_EACH)));
    restore(saLearn("backup", "--backup"), "ours");
    asked = new ArrayList<>();
    for (int i = LEARNED_EACH; asked.size() < ASKED; i++) {
      asked.add(ham.get(i));
      asked.add(spam.get(i));
    }
  }

  @Test
  void probabilitiesAreTheSame() throws IOException, InterruptedException {
    Map<Path, Said> theirs =
        theirs(folder.resolve("rules"), folder.resolve("rules"), prefs(), asked);
    double largest = 0;
    try (LearnedState learned = LearnedState.in(folder.resolve("ours"))) {
      Scanner scanner = ours(learned, Scanner.builder().rules(folder.resolve("rules")));
      for (Path message : asked) {
        double probability =
            scanner
                .classify(ScanRequest.of(Files.readAllBytes(message)))
                .orElseThrow()
                .probability();
        double said = Double.parseDouble(theirs.get(message).probability());
        assertThat(probability).as("%s", message).isCloseTo(said, within(SAME));
        largest = Math.max(largest, Math.abs(probability - said));
      }
    }
    System.out.printf("probabilities of %d messages: differ by %.2e%n", asked.size(), largest);
  }

  @Test
  void theSameMessagesAreLearnedAutomatically() throws IOException, InterruptedException {
    List<Path> some = asked.subList(0, AUTOLEARNED);
    restore(folder.resolve("backup"), "ours-automatic");
    Path copy = Files.createDirectory(folder.resolve("theirs-automatic"));
    for (String file : List.of("bayes_toks", "bayes_seen")) {
      Files.copy(folder.resolve("theirs").resolve(file), copy.resolve(file));
    }
    Path automatic =
        Files.writeString(folder.resolve("prefs-automatic"), preferences("theirs-automatic"));
    Map<Path, Said> theirs =
        theirs(Path.of("/usr/share/spamassassin"), Path.of("/etc/spamassassin"), automatic, some);
    Map<String, Integer> outcomes = new HashMap<>();
    try (LearnedState learned = LearnedState.in(folder.resolve("ours-automatic"))) {
      Scanner scanner = ours(learned, Scanner.builder().installedSpamAssassin().autolearn(true));
      for (Path message : some) {
        String ours =
            scanner.scan(ScanRequest.of(Files.readAllBytes(message))).verdict().autolearn().text();
        assertThat(ours).as("%s", message).isEqualTo(theirs.get(message).autolearn());
        outcomes.merge(ours, 1, Integer::sum);
      }
    }
    System.out.printf("automatic learning of %d messages agrees: %s%n", some.size(), outcomes);
    assertThat(outcomes.size()).as("kinds of outcomes").isGreaterThan(1);
  }

  private static Scanner ours(LearnedState learned, ScannerBuilder builder) {
    return learned.addTo(builder).local(true).line("hamlet_classifier bayes").build();
  }

  private static void requireSaLearn() {
    if (!Files.isExecutable(Path.of("/usr/bin/sa-learn"))) {
      String what = "not run: sa-learn is missing (apt-get install spamassassin)";
      System.out.println(what);
      assertThat(System.getenv("CI")).as(what).isNotEqualTo("true");
      abort(what);
    }
  }

  private static Path prefs() {
    return folder.resolve("prefs");
  }

  private static String preferences(String store) {
    return "bayes_path " + folder.resolve(store) + "/bayes\nbayes_auto_expire 0\n";
  }

  private static void restore(Path backup, String state) {
    String to = folder.resolve(state).toString();
    assertThat(Hamlet.commandLine().execute("train", "--restore", backup.toString(), "--state", to))
        .isZero();
  }

  private static List<Path> shuffled(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      List<Path> all = new ArrayList<>(files.sorted().toList());
      Collections.shuffle(all, new Random(SEED));
      return all;
    }
  }

  private static String list(String name, List<Path> messages) throws IOException {
    List<String> names = messages.stream().map(Path::toString).toList();
    return Files.write(folder.resolve(name + ".list"), names).toString();
  }

  private static Path saLearn(String output, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sa-learn"));
    command.addAll(List.of("-C", folder.resolve("rules") + ""));
    command.addAll(List.of("--siteconfigpath", folder.resolve("rules") + ""));
    command.addAll(List.of("-p", prefs() + "", "-L"));
    command.addAll(List.of(options));
    return run(output, command);
  }

  private static Map<Path, Said> theirs(Path rules, Path site, Path prefs, List<Path> messages)
      throws IOException, InterruptedException {
    Path out =
        run(
            "said",
            List.of(
                "perl",
                SCRIPT.toString(),
                rules.toString(),
                site.toString(),
                prefs.toString(),
                list("asked", messages)));
    Map<Path, Said> said = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out, StandardCharsets.ISO_8859_1)) {
      String[] fields = line.split("\t", -1);
      said.put(Path.of(fields[0]), new Said(fields[1], fields[2]));
    }
    assertThat(said).hasSameSizeAs(messages);
    return said;
  }

  private static Path run(String output, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve(output);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve(output + ".err").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).as("%s", command).isZero();
    return out;
  }
}
