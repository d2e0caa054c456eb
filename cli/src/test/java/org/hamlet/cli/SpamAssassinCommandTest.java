package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hamlet spamassassin} as scripts call it. */
@Timeout(60)
class SpamAssassinCommandTest {

  private static final String HAM = "From: a@example.com\nSubject: hello\n\nWords.\n";
  private static final String SPAM = HAM.replace("Words", "Poison");

  @TempDir Path folder;

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String input, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hamlet.cli.Hamlet",
                "spamassassin",
                "-L",
                "--cf=body POISON /Poison/",
                "--cf=score POISON 90",
                "--cf=hamlet_starter 0",
                "--state=" + folder.resolve("state")));
    command.addAll(List.of(options));
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(ISO_8859_1));
    }
    String out = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(err));
  }

  @Test
  void marksAndTakesTheMarksAway() throws Exception {
    for (String message : List.of(HAM, SPAM, "From x Mon Nov 23 10:00:00 2026\n" + SPAM)) {
      Outcome marked = run(message);
      assertThat(marked.code()).isZero();
      assertThat(marked.out()).contains("X-Spam-Checker-Version: ").isNotEqualTo(message);
      assertThat(run(marked.out(), "-d")).isEqualTo(new Outcome(0, message, ""));
    }
  }

  @Test
  void theVerdictIsTheExitCodeWhenAskedFor() throws Exception {
    assertThat(run(SPAM, "-e").code()).isEqualTo(5);
    assertThat(run(HAM, "-e").code()).isZero();
    assertThat(run(SPAM, "--error-code", "-P", "-S", "-l", "nowhere").code()).isEqualTo(5);
    assertThat(run(SPAM).code()).isZero();
  }

  /** {@code SpamAssassinCommand.MAX_CODE} is the largest. */
  @ParameterizedTest
  @CsvSource({
    "-e 7, 7",
    "-e7, 7",
    "--exit-code=7, 7",
    "--error-code 7, 7",
    "-te, 5",
    "-e 0, 5",
    "-e -t, 5",
    "-e -, 5"
  })
  void anotherCodeMayBeAskedForAsThere(String options, int expected) throws Exception {
    assertThat(run(SPAM, options.split(" ")).code()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"255, 255", "256, 64", "999, 64"})
  void noCodeBecomesThatOfHam(String asked, int expected) throws Exception {
    Outcome outcome = run(SPAM, "-e", asked);
    assertThat(outcome.code()).isEqualTo(expected);
    assertThat(outcome.err().contains("--exit-code: 255 at most")).isEqualTo(expected == 64);
  }

  @Test
  void aFileBehindTheOptionIsNoCode() throws Exception {
    Path message = Files.writeString(folder.resolve("spam"), SPAM);
    Outcome outcome = run("", "-e", message.toString());
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(5);
    assertThat(outcome.out()).contains("Poison");
  }

  @Test
  void allBelowAFolderAreMessagesButHiddenFiles() throws Exception {
    Path below = Files.createDirectories(folder.resolve("mail/below"));
    Files.writeString(below.resolve("2"), HAM.replace("Words", "Second"));
    Files.writeString(folder.resolve("mail/1"), HAM.replace("Words", "First"));
    Files.writeString(folder.resolve("mail/.3"), HAM.replace("Words", "Third"));
    assertThat(run("", "-d", folder.resolve("mail").toString()).out())
        .isEqualTo(HAM.replace("Words", "First") + HAM.replace("Words", "Second"));
  }

  @Test
  void whatIsNoMailboxIsSaidAndPassesAsItIs() throws Exception {
    Path message = Files.writeString(folder.resolve("one"), HAM);
    String told = "spamassassin: " + message + " is no mbox";
    assertThat(run("", "--mbox", message.toString()))
        .isEqualTo(new Outcome(1, HAM, told + " and not changed\n"));
    assertThat(run("", "--mbox", "-r", message.toString()))
        .isEqualTo(new Outcome(1, "0 message(s) examined.\n", told + "\n"));
    assertThat(run("", "--mbox")).isEqualTo(new Outcome(1, "", "spamassassin: - is no mbox\n"));
  }

  @Test
  void aQuestionMarkAsksForHelp() throws Exception {
    Outcome help = run("", "-?");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--remove-markup");
  }

  @Test
  void theReportStandsBehindTheMessageInTestMode() throws Exception {
    String marked = run(HAM).out();
    assertThat(run(HAM, "-t").out()).startsWith(marked).hasSizeGreaterThan(marked.length() + 200);
    assertThat(run(SPAM, "-t").out().split("POISON", -1)).hasSizeGreaterThan(2);
    assertThat(run(HAM, "-t").out()).endsWith("\n\n").doesNotEndWith("\n\n\n");
  }

  @Test
  void theMessagesOfAMailboxComeOneAfterTheOther() throws Exception {
    String line = "From x Mon Nov 23 10:00:00 2026\n";
    Path mailbox = Files.writeString(folder.resolve("mbox"), line + HAM + "\n" + line + HAM);
    String out = run("", "--mbox", mailbox.toString()).out();
    assertThat(out.split(line, -1)).hasSize(3);
    assertThat(run(out, "--mbox", "-d").out()).isEqualTo(Files.readString(mailbox));
  }

  @Test
  void reportsAreLearned() throws Exception {
    assertThat(run(SPAM, "-r")).isEqualTo(new Outcome(0, "1 message(s) examined.\n", ""));
    assertThat(run(SPAM, "-k")).isEqualTo(new Outcome(0, "1 message(s) examined.\n", ""));
  }

  @Test
  void lintIsSilentUnlessSomethingHasNoEffect() throws Exception {
    assertThat(run("", "--lint")).isEqualTo(new Outcome(0, "", ""));
    Outcome wrong = run("", "--lint", "--cf=nonsense 1");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("(command line):4:1").contains("lint: 1 issues detected");
  }

  @Test
  void sendersAreNotedByHandAsSpamAssassinSays() throws Exception {
    String awl = "--cf=loadplugin Mail::SpamAssassin::Plugin::AWL";
    String rule = "--cf=header AWL eval:check_from_in_auto_welcomelist()";
    String message =
        """
        From: Ann <Ann@a.example>, b@b.example
        To: c@c.example
        Bcc: d@d.example
        Reply-To: e@e.example
        Subject: x

        write to f@f.example
        """;
    String adding = "SpamAssassin auto-welcomelist: adding address to ";
    assertThat(run(message, awl, "-W").out().lines())
        .containsExactly(
            adding + "welcomelist: Ann@a.example",
            adding + "welcomelist: b@b.example",
            adding + "welcomelist: c@c.example",
            adding + "welcomelist: e@e.example",
            "1 message(s) examined.");
    assertThat(run(message, awl, rule, "-t").out()).contains("-50 AWL");
    assertThat(run(message, awl, "--add-to-blocklist").out().lines())
        .containsExactly(
            adding + "blocklist: Ann@a.example",
            adding + "blocklist: b@b.example",
            "1 message(s) examined.");
    assertThat(run(message, awl, rule, "-t").out()).contains(" 50 AWL");
    assertThat(run("", awl, "--remove-addr-from-welcomelist=ann@A.example").out())
        .isEqualTo("SpamAssassin auto-welcomelist: removing address: ann@A.example\n");
    assertThat(run(message, awl, rule, "-t").out()).doesNotContain("AWL");
    assertThat(run(message, "-W")).isEqualTo(new Outcome(0, "1 message(s) examined.\n", ""));
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    Outcome missing = run("", "/nowhere/mail");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("/nowhere/mail");
  }
}
