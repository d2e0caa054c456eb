package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RescoreCommandTest {

  private static final String RULES =
      """
      body     OFFER    /cheap remedies/
      score    OFFER    1.0
      body     LETTER   /the ladder/
      tflags   LETTER   nice
      score    LETTER   -0.1
      body     BAYES_ANY eval:check_bayes('0.50', '1.00')
      tflags   BAYES_ANY learn
      score    BAYES_ANY 0 0 1.0 1.0
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void rulesAndMail() throws IOException {
    Files.writeString(folder.resolve("rules.cf"), RULES);
    for (int i = 0; i < 40; i++) {
      write("ham", i, "the ladder stands in shed " + i);
      write("spam", i, "cheap remedies for number " + i);
    }
  }

  private void write(String label, int number, String text) throws IOException {
    Path in = Files.createDirectories(folder.resolve(label));
    Files.writeString(
        in.resolve(number + ".eml"),
        "From: a@example.com\nSubject: "
            + text
            + "\nMessage-Id: <"
            + number
            + label
            + "@example.com>\n\n"
            + text
            + "\n");
  }

  private int rescore(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rescore",
                "--local",
                "--rules",
                folder.resolve("rules.cf").toString(),
                "--out",
                folder.resolve("learned.cf").toString()));
    arguments.addAll(List.of(more));
    return Hamlet.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private int ofMail(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of("--ham", folder.resolve("ham") + "", "--spam", folder.resolve("spam") + ""));
    return rescore(arguments.toArray(String[]::new));
  }

  private String learned() throws IOException {
    return Files.readString(folder.resolve("learned.cf"));
  }

  @Test
  void pointsLearnedFromMailAreAFileThatScannersRead() throws IOException {
    assertThat(ofMail("--cf", "hamlet_model_min_num 5")).isZero();
    assertThat(learned())
        .contains("# Mail: 40 ham, 40 spam.", "# Set 0 (local tests)", "# Set 2 (classifier)")
        .doesNotContain("# Set 1")
        .containsPattern("score BAYES_ANY +0 +0 +[1-4]\\.\\d+ +1\\.000\n")
        .containsPattern("score OFFER +[1-4]\\.\\d+ +1\\.000 ")
        .containsPattern("score LETTER +-[0-4]\\.\\d+ +-0\\.100 ");
    Scanner scanner =
        Scanner.builder()
            .rules(folder.resolve("rules.cf"))
            .rules(folder.resolve("learned.cf"))
            .local(true)
            .build();
    assertThat(scanner.problems()).isEmpty();
    assertThat(out.toString()).contains("learned, on other mail: spam caught");
  }

  @Test
  void withoutClassifierOnlyItsSetsAreLeftOut() throws IOException {
    assertThat(ofMail("--no-bayes")).isZero();
    assertThat(learned()).contains("# Set 0").doesNotContain("# Set 2", "BAYES_ANY");
  }

  @Test
  void aTableOfHitsStandsInForMail() throws IOException {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      table.append("ham/" + i + "\t-0.1\tLETTER\t\nspam/" + i + "\t1.0\tOFFER\t\n");
    }
    table.append("elsewhere/1\t1.0\tOFFER\t\n");
    String file = Files.writeString(folder.resolve("hits.tsv"), table).toString();
    assertThat(rescore("--hits", file, "--ham", "ham", "--spam", "spam")).isZero();
    assertThat(learned()).contains("# Mail: 40 ham, 40 spam.", "score OFFER");
    assertThat(err.toString()).contains("lines below neither --ham nor --spam: 1");
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    String file = Files.writeString(folder.resolve("hits.tsv"), "no table\n").toString();
    assertThat(rescore("--hits", file, "--ham", "ham", "--spam", "spam"))
        .isEqualTo(ExitCodes.DATAERR);
  }

  @ParameterizedTest
  @CsvSource({"-5, 64", "0, 64", "20, 65", "2147483647, 0"})
  void aMessageHasAtLeastOneByteAndNoMoreThanTheHeapHolds(String size, int code) {
    assertThat(ofMail("--no-bayes", "--max-size", size)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-bayes", "--folds=5"})
  void emptyFoldersAreTooLittleMail(String option) throws IOException {
    String none = Files.createDirectory(folder.resolve("none")).toString();
    assertThat(rescore(option, "--ham", none, "--spam", none)).isEqualTo(ExitCodes.DATAERR);
    assertThat(err.toString()).contains("too little mail");
  }

  @Test
  void aFolderThatCannotBeReadIsToldAndTheOthersAreUsed() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("ham").resolve("inner"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(inner), "root may read all");
    assertThat(ofMail("--no-bayes")).isEqualTo(ExitCodes.NOINPUT);
    assertThat(err.toString()).contains("cannot read " + inner);
    assertThat(learned()).contains("# Mail: 40 ham, 40 spam.");
  }

  /** A Maildir names a message anew when it was read. */
  @Test
  void aMessageFallsIntoTheSameHalfWhateverItsFileIsCalled() {
    int[] halves = new int[2];
    int moved = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] message = ("Subject: tree " + i + "\n\noak\n").getBytes(StandardCharsets.US_ASCII);
      int half = HitCollection.half(1, message);
      assertThat(HitCollection.half(1, message.clone())).isEqualTo(half);
      halves[half]++;
      moved += half == HitCollection.half(2, message) ? 0 : 1;
    }
    assertThat(halves[0]).isBetween(440, 560);
    assertThat(moved).isBetween(440, 560);
  }

  @Test
  void theCommandLineIsChecked() {
    assertThat(ofMail("--ham-loss", "0.1")).isEqualTo(ExitCodes.USAGE);
    assertThat(ofMail("--ham-loss", "few%")).isEqualTo(ExitCodes.USAGE);
    assertThat(ofMail("--folds", "1")).isEqualTo(ExitCodes.USAGE);
    assertThat(ofMail("--folds", "50", "--no-bayes")).isEqualTo(ExitCodes.DATAERR);
    assertThat(rescore("--ham", folder.resolve("gone") + "", "--spam", folder + ""))
        .isEqualTo(ExitCodes.NOINPUT);
  }
}
