package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SpamAssassin 4.0.1's sa-learn printed for the same mail and options. */
class SaLearnCommandTest {

  private static final String HAM =
      """
      From: a@example.com
      To: b@example.com
      Subject: hello
      Message-ID: <1@example.com>
      Date: Mon, 1 Jan 2024 00:00:00 +0000

      Words, words, words.
      """;

  private static final String SPAM =
      """
      From: c@example.net
      To: b@example.com
      Subject: news
      Message-ID: <2@example.net>
      Date: Mon, 1 Jan 2024 00:00:00 +0000

      Poison in the ear of kings.
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void mail() throws IOException {
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(folder.resolve("ham"), HAM, ISO_8859_1);
    Files.writeString(folder.resolve("spam"), SPAM, ISO_8859_1);
    Files.writeString(folder.resolve("list"), folder.resolve("ham") + "\n", ISO_8859_1);
    Files.writeString(
        folder.resolve("mbox"),
        "From a Mon Jan  1 00:00:00 2024\n" + HAM + "\nFrom b Mon Jan  1 00:00:00 2024\n" + SPAM);
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sa-learn",
                "-L",
                "-C",
                folder.resolve("rules").toString(),
                "--dbpath",
                folder.resolve("state").toString()));
    for (String word : words) {
      arguments.add(word.replace("@", folder + "/"));
    }
    return Hamlet.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(new String[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "'', --ham @ham, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "--ham @ham, --ham @ham, 0, Learned tokens from 0 message(s) (1 message(s) examined)",
    "--ham @ham, --spam @ham, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "'', --ham --spam @ham, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "'', --mbox --spam @mbox, 0, Learned tokens from 2 message(s) (2 message(s) examined)",
    "'', --spam -f @list, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "'', --no-sync --spam @spam, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "--ham @ham, --forget @ham, 0, Forgot tokens from 1 message(s) (1 message(s) examined)",
    "'', --forget @ham, 0, Forgot tokens from 0 message(s) (1 message(s) examined)",
    "'', --spam --max-size 50 @ham, 1, Learned tokens from 0 message(s) (0 message(s) examined)",
    "'', --ham @absent, 1, Learned tokens from 0 message(s) (0 message(s) examined)",
    "'', --ham @absent @ham, 0, Learned tokens from 1 message(s) (1 message(s) examined)",
    "--ham @ham, --sync, 0, ''",
    "--ham @ham, --force-expire, 0, ''",
    "--ham @ham, --clear, 0, ''"
  })
  void printsTheLinesOfTheProgram(String before, String words, int code, String line) {
    if (!before.isEmpty()) {
      run(before.split(" "));
    }
    assertThat(run(words.split(" "))).isEqualTo(code);
    assertThat(out.toString()).isEqualTo(line.isEmpty() ? "" : line + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 64, 'Please select either --spam, --ham, --folders, --forget, --sync, --import,'",
    "--nonsense, 64, unknown option '--nonsense'",
    "--dump magic, 2, ERROR: Bayes dump returned an error",
    "--dump nonsense, 1, Unknown dump option 'nonsense'",
    "--restore @absent, 2, ERROR: Bayes restore returned an error",
    "--restore @spam, 65, ERROR: Bayes restore returned an error",
    "--ham -f @absent, 66, cannot open"
  })
  void mistakesAreTold(String words, int code, String sentence) {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(code);
    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void optionsWithoutEffectMayStandTogether() {
    assertThat(run("--ham", "--no-sync", "--progress", "--mbox", "--showdots", "@ham")).isZero();
    assertThat(run("-D", "--ham", "--no-rebuild", "--randseed", "7", "@ham")).isZero();
    assertThat(run("--debug=learn,bayes", "--ham", "@ham")).isZero();
  }

  @Test
  void dumpsTheFigures() {
    run("--ham", "@ham");
    run("--spam", "@spam");
    assertThat(run("--dump", "magic")).isZero();
    assertThat(out.toString())
        .startsWith(
            """
            0.000          0          3          0  non-token data: bayes db version
            0.000          0          1          0  non-token data: nspam
            0.000          0          1          0  non-token data: nham
            """)
        .contains(
            "0.000          0 1704067200          0  non-token data: oldest atime\n",
            "0.000          0 1704067200          0  non-token data: newest atime\n");
  }

  @Test
  void dumpsTokensWithCountsAndProbability() {
    run("--ham", "@ham");
    run("--spam", "@spam");
    run("--dump", "data");
    assertThat(out.toString().lines())
        .contains(
            "0.501          1          1 1704067200  04e151c75f",
            "0.016          0          1 1704067200  11cf30c618");
    run("--dump", "data", "--regexp", "11cf30");
    assertThat(out.toString()).isEqualTo("0.016          0          1 1704067200  11cf30c618\n");
  }
}
