package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.hamlet.spamd.server.SpamdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** spamc against {@code hamlet spamd}: every way in which mail servers call it. */
@Timeout(60)
class SpamcTest {

  private static final String HAM =
      """
      From: a@example.com
      To: b@example.com
      Subject: hello
      Message-ID: <1@example.com>

      Words, words, words.
      """;
  private static final String SPAM = HAM.replace("Words, words", "Poison in the ear");
  private static final String STATUS = "X-Spam-Status: ";
  private static final int USAGE = 64;
  private static final String LEARNED = "Message successfully un/learned\n";
  private static final String ALREADY_LEARNED = "Message was already un/learned\n";

  @TempDir static Path folder;

  private static SpamdServer server;
  private static Spamc spamc;

  @BeforeAll
  static void startServer() throws Exception {
    Spamc.require();
    SpamdCommand command = new SpamdCommand();
    Path rules = Path.of(SpamcTest.class.getResource("/spamc/rules").toURI());
    new CommandLine(command)
        .parseArgs(
            "--listen=127.0.0.1:0",
            "--socket=" + folder.resolve("spamd.sock"),
            "--rules=" + rules,
            "--allow-tell",
            "--cf=bayes_auto_learn_threshold_nonspam -1",
            "--cf=header CERTAIN_H Subject =~ /certain/",
            "--cf=body CERTAIN_B /beyond doubt/",
            "--cf=score CERTAIN_H 8",
            "--cf=score CERTAIN_B 8",
            "--state=" + folder.resolve("state"),
            "--local");
    server = command.start();
    int port = ((InetSocketAddress) server.addresses().get(0)).getPort();
    spamc = new Spamc("-d", "127.0.0.1", "-p", Integer.toString(port));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void hamComesBackWithMarks() throws IOException, InterruptedException {
    Spamc.Outcome outcome = spamc.run(HAM);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(STATUS + "No, score=").endsWith(HAM);
  }

  @Test
  void spamComesBackWrapped() throws IOException, InterruptedException {
    Spamc.Outcome outcome = spamc.run(SPAM);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(STATUS + "Yes, score=1000.0", "x-spam-type=original", SPAM);
  }

  @Test
  void checkTellsTheScoreAndByItsExitCode() throws IOException, InterruptedException {
    assertThat(spamc.run(HAM, "-c")).isEqualTo(new Spamc.Outcome(0, "0.0/5.0\n"));
    assertThat(spamc.run(SPAM, "-c")).isEqualTo(new Spamc.Outcome(1, "1000.0/5.0\n"));
  }

  @Test
  void testsAreNamed() throws IOException, InterruptedException {
    assertThat(spamc.run(SPAM, "-y").out())
        .isEqualTo("A_QUIET_FIRST_RULE,NO_RECEIVED_FIELD,POISON_IN_EAR");
  }

  @Test
  void reportComesForAllOrForSpamOnly() throws IOException, InterruptedException {
    assertThat(spamc.run(HAM, "-R").out()).startsWith("0.0/5.0\nChecked on elsinore");
    assertThat(spamc.run(SPAM, "-r").out()).startsWith("Checked on elsinore");
    assertThat(spamc.run(HAM, "-r").out()).isEmpty();
  }

  @Test
  void headersComeWithTheBodyTheClientHas() throws IOException, InterruptedException {
    assertThat(spamc.run(HAM, "--headers").out()).contains(STATUS + "No").endsWith(HAM);
  }

  @Test
  void exitCodeTellsSpamWhileMailIsPassedOn() throws IOException, InterruptedException {
    assertThat(spamc.run(HAM, "-E").code()).isZero();
    Spamc.Outcome outcome = spamc.run(SPAM, "-E");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains(STATUS + "Yes");
  }

  @Test
  void noSafeFallbackChangesNothingWhileTheServerIsThere()
      throws IOException, InterruptedException {
    assertThat(spamc.run(HAM, "-x").out()).isEqualTo(spamc.run(HAM).out());
  }

  @Test
  void serverTellsThatItIsThere() throws IOException, InterruptedException {
    assertThat(spamc.run("", "-K")).isEqualTo(new Spamc.Outcome(0, "SPAMD/1.5 0\n"));
  }

  @Test
  void compressedMailIsUnderstood() throws IOException, InterruptedException {
    Spamc.Outcome outcome = spamc.run(SPAM, "-z", "-c");
    if (outcome.code() == USAGE) {
      String what = "spamc -z was not run: this spamc was built without zlib";
      System.out.println(what);
      abort(what);
    }
    assertThat(outcome).isEqualTo(new Spamc.Outcome(1, "1000.0/5.0\n"));
  }

  @Test
  void unixSocketAnswersTheSame() throws IOException, InterruptedException {
    Spamc local = new Spamc("-U", folder.resolve("spamd.sock").toString());
    assertThat(local.run(HAM).out()).isEqualTo(spamc.run(HAM).out());
    assertThat(local.run(SPAM, "-c").code()).isEqualTo(1);
  }

  @Test
  void messageThatIsTooLongForTheClientPassesUnscanned() throws IOException, InterruptedException {
    assertThat(spamc.run(SPAM, "-s", "100")).isEqualTo(new Spamc.Outcome(0, SPAM));
  }

  @Test
  void whatClientsTellIsLearnedCorrectedAndForgotten() throws IOException, InterruptedException {
    String message = HAM.replace("<1@", "<told@");
    Spamc.Outcome learned = new Spamc.Outcome(0, LEARNED);
    Spamc.Outcome known = new Spamc.Outcome(0, ALREADY_LEARNED);
    assertThat(spamc.run(message, "-L", "spam")).isEqualTo(learned);
    assertThat(spamc.run(message, "-L", "spam")).isEqualTo(known);
    assertThat(spamc.run(message, "-L", "ham")).isEqualTo(learned);
    assertThat(spamc.run(message, "-L", "forget")).isEqualTo(learned);
    assertThat(spamc.run(message, "-L", "forget")).isEqualTo(known);
  }

  @Test
  void whatScansAreSureOfIsLearnedUnlessSomebodySaysOtherwise()
      throws IOException, InterruptedException {
    String sure =
        HAM.replace("<1@", "<sure@")
            .replace("hello", "certain")
            .replace("Words, words", "This is beyond doubt");
    assertThat(spamc.run(sure).out()).contains("autolearn=spam");
    assertThat(spamc.run(sure, "-L", "spam").out()).isEqualTo(ALREADY_LEARNED);
    assertThat(spamc.run(sure, "-L", "ham").out()).isEqualTo(LEARNED);
    assertThat(spamc.run(sure).out()).contains("autolearn=unavailable");
    assertThat(spamc.run(sure, "-L", "ham").out()).isEqualTo(ALREADY_LEARNED);
  }

  @Test
  void largeMessageIsScanned() throws IOException, InterruptedException {
    String large = HAM + "Words, words, words.\n".repeat(20_000);
    assertThat(spamc.run(large, "-s", "1000000").out()).contains(STATUS + "No").endsWith(large);
  }

  @Test
  void mailPassesOnWhenTheServerIsGone() throws IOException, InterruptedException {
    Spamc nobody = new Spamc("-U", folder.resolve("nobody.sock").toString());
    assertThat(nobody.run(SPAM, "--connect-retries=1")).isEqualTo(new Spamc.Outcome(0, SPAM));
    assertThat(nobody.run(SPAM, "--connect-retries=1", "-x").code()).isNotZero();
  }
}
