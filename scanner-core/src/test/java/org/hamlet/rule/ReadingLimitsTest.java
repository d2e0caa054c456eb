package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of the reader: at it all is well, beyond it there is a problem and nothing worse. */
class ReadingLimitsTest {

  @Test
  void longestLine() {
    String start = "report_contact ";
    String fits = start + "x".repeat(ConfigFileReader.MAX_LINE_BYTES - start.length());
    assertThat(ReadText.of(fits).problems()).isEmpty();
    assertThat(ReadText.of(fits + "x").problems())
        .extracting(ConfigProblem::text)
        .containsExactly("the line is longer than 262144 bytes");
  }

  @Test
  void deepestIncludes(@TempDir Path folder) throws IOException {
    int most = ConfigFileReader.MAX_INCLUDE_DEPTH;
    for (int i = 0; i <= most; i++) {
      Files.writeString(folder.resolve(i + ".inc"), "include " + (i + 1) + ".inc\n");
    }
    Files.writeString(folder.resolve(most + ".inc"), "report_contact reached\n");
    RuleSet fits = included(folder.resolve("1.inc"));
    assertThat(fits.problems()).isEmpty();
    assertThat(fits.settings().text("report_contact")).isEqualTo("reached");
    RuleSet deeper = included(folder.resolve("0.inc"));
    assertThat(deeper.problems())
        .extracting(ConfigProblem::text)
        .containsExactly("include nests deeper than " + most);
    assertThat(deeper.settings().text("report_contact")).isNotEqualTo("reached");
  }

  @Test
  void mostIncludedFiles(@TempDir Path folder) throws IOException {
    int most = ConfigFileReader.MAX_INCLUDED_FILES;
    Path empty = Files.createFile(folder.resolve("empty.inc"));
    Path fits =
        Files.writeString(folder.resolve("fits.inc"), "include empty.inc\n".repeat(most - 1));
    assertThat(included(fits).problems()).isEmpty();
    assertThat(ReadText.of("include " + fits, "include " + empty).problems())
        .extracting(ConfigProblem::text)
        .containsExactly("more than " + most + " files included");
  }

  @Test
  void filesThatIncludeTheNextTenTimesEach(@TempDir Path folder) throws IOException {
    int deepest = ConfigFileReader.MAX_INCLUDE_DEPTH - 1;
    for (int i = 0; i < deepest; i++) {
      Files.writeString(folder.resolve(i + ".inc"), ("include " + (i + 1) + ".inc\n").repeat(10));
    }
    Files.createFile(folder.resolve(deepest + ".inc"));
    assertThat(included(folder.resolve("0.inc")).problems())
        .extracting(ConfigProblem::text)
        .contains("more than " + ConfigFileReader.MAX_INCLUDED_FILES + " files included");
  }

  private static RuleSet included(Path file) {
    return ReadText.of("include " + file);
  }

  @Test
  void deepestConditions() {
    String open = "if 1\n".repeat(OpenConditions.MAX_DEPTH);
    String close = "endif\n".repeat(OpenConditions.MAX_DEPTH);
    assertThat(ReadText.of(open + close).problems()).isEmpty();
    assertThat(ReadText.of(open + "if 1\nendif\n" + close).problems())
        .extracting(ConfigProblem::text)
        .contains("conditions nest deeper than 100");
  }

  @Test
  void deepestConditionExpression() {
    int most = ConditionParser.MAX_DEPTH - 1;
    String fits = "if " + "(".repeat(most) + "1" + ")".repeat(most) + "\nendif";
    assertThat(ReadText.of(fits).problems()).isEmpty();
    String deeper = "if " + "(".repeat(most + 1) + "1" + ")".repeat(most + 1) + "\nendif";
    assertThat(ReadText.of(deeper).problems())
        .extracting(ConfigProblem::text)
        .containsExactly("the condition nests deeper than 50");
    assertThat(ReadText.of("if " + "!".repeat(100_000) + "1", "endif").problems()).hasSize(1);
  }

  @Test
  void deepestMeta() {
    int most = MetaParser.MAX_DEPTH - 1;
    assertThat(ReadText.of("meta A " + "!".repeat(most) + "B").problems()).isEmpty();
    assertThat(ReadText.of("meta A " + "!".repeat(most + 1) + "B").problems()).hasSize(1);
    assertThat(ReadText.of("meta A " + "!".repeat(100_000) + "B").problems())
        .extracting(ConfigProblem::text)
        .containsExactly("the expression nests deeper than 100");
    assertThat(ReadText.of("meta A " + "B ? ".repeat(100_000) + "C").problems()).hasSize(1);
  }

  /** A line full of operators, as deep as levels of precedence go. */
  @Test
  void longestMeta() {
    String longest = "meta A B" + "||B-B&&B".repeat(ConfigFileReader.MAX_LINE_BYTES / 8 - 2);
    RuleSet read = ReadText.of(longest, "body B /b/");
    assertThat(read.problems()).isEmpty();
    Rule.MetaRule meta = (Rule.MetaRule) read.rules().get(new RuleName("A"));
    assertThat(meta.expression().names())
        .hasSize(3 * (ConfigFileReader.MAX_LINE_BYTES / 8 - 2) + 1);
  }

  @Test
  void longestName() {
    String fits = "N".repeat(RuleName.MAX_CHARS);
    assertThat(ReadText.of("body " + fits + " /x/").problems()).isEmpty();
    assertThat(ReadText.of("body " + fits + "N /x/").problems()).hasSize(1);
  }

  @Test
  void longestChainOfMetas() {
    int length = 50_000;
    StringBuilder lines = new StringBuilder("body M0 /x/\ntflags M0 net\npriority M0 7\n");
    for (int i = length; i > 0; i--) {
      lines.append("meta M").append(i).append(" M").append(i - 1).append('\n');
    }
    assertThat(ReadText.of(lines.toString()).problems()).isEmpty();
  }

  @Test
  void mostRules() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RuleDrafts.MAX_RULES; i++) {
      lines.append("header R").append(i).append(" exists:X\n");
    }
    assertThat(ReadText.of(lines.toString()).problems()).isEmpty();
    lines.append("header R0 exists:Y\nheader ONE_MORE exists:X\n");
    assertThat(ReadText.of(lines.toString()).problems())
        .extracting(ConfigProblem::text)
        .containsExactly("more than 200000 rules");
  }

  @Test
  void mostProblems() {
    String wrong = "nonsense\n".repeat(Problems.MAX_PROBLEMS);
    assertThat(ReadText.of(wrong).problems()).hasSize(Problems.MAX_PROBLEMS);
    assertThat(ReadText.of(wrong + wrong).problems()).hasSize(Problems.MAX_PROBLEMS);
  }

  @Test
  void largestFile() {
    byte[] filler = new byte[ConfigSource.MAX_FILE_BYTES];
    java.util.Arrays.fill(filler, (byte) '\n');
    byte[] more = "required_score 9\n".getBytes(StandardCharsets.ISO_8859_1);
    ConfigSource source =
        new ConfigSource(
            "large.cf",
            Optional.empty(),
            () ->
                new SequenceInputStream(
                    new ByteArrayInputStream(filler), new ByteArrayInputStream(more)));
    RuleSet read = RuleSetReader.english().read(new RuleSources().rules(source));
    assertThat(read.problems())
        .extracting(ConfigProblem::render)
        .containsExactly(
            "large.cf:1:1: the file is longer than 33554432 bytes, the rest is left out");
    assertThat(read.settings().number("required_score")).isEqualTo(5);
  }
}
