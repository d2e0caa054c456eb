package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Perl's Mail::SpamAssassin::Client gets from our server what it gets from SpamAssassin's own. */
@Timeout(180)
class PerlClientAgreementTest {

  private static final long SECONDS = 60;
  // Debian's server now and then closes with octets of the request unread; ours must never.
  private static final String RESET = "Connection reset by peer";
  private static final int THEIR_RUNS = 5;
  private static final Set<PosixFilePermission> ANYONE =
      PosixFilePermissions.fromString("rwxrwxrwx");
  private static final String ONLY_WHAT_IS_TOLD = "bayes_auto_learn 0";
  private static final String HEAD = "From: a@example.com\nMessage-ID: <1@example.com>\n";
  private static final List<String> MESSAGES =
      List.of(
          HEAD + "Subject: x\n\nTo be or not to be.\n",
          HEAD + "Subject: crown\n\npoison in the ear\n",
          HEAD.replace("\n", "\r\n") + "\r\npoison in the ear\r\n",
          HEAD + "Subject: no body",
          "");

  @TempDir Path folder;

  @Test
  void everyCallGivesWhatItGivesWithSpamd() throws Exception {
    DebianSpamd.require();
    Path rules = Path.of(PerlClientAgreementTest.class.getResource("/spamc/rules").toURI());
    Files.setPosixFilePermissions(folder, ANYONE);
    List<String> theirs = theirs(rules, 1);
    for (int run = 2; run <= THEIR_RUNS && theirs.toString().contains(RESET); run++) {
      theirs = theirs(rules, run);
    }
    String state = folder.resolve("ours").toString();
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1",
            "96m",
            "--rules",
            rules.toString(),
            "--allow-tell",
            "--state",
            state,
            "--cf",
            ONLY_WHAT_IS_TOLD)) {
      assertThat(answers(spamd.port())).isEqualTo(theirs);
    }
  }

  private List<String> theirs(Path rules, int run) throws Exception {
    // Children of Debian's server are user nobody.
    Path store = Files.createDirectory(folder.resolve("theirs" + run));
    Files.setPosixFilePermissions(store, ANYONE);
    try (DebianSpamd spamd = DebianSpamd.taught(rules, folder, store, "--cf", ONLY_WHAT_IS_TOLD)) {
      return answers(spamd.port());
    }
  }

  private List<String> answers(int port) throws Exception {
    Path script = Path.of(PerlClientAgreementTest.class.getResource("/spamc/client.pl").toURI());
    List<String> all = new ArrayList<>();
    for (String message : MESSAGES) {
      Path file = Files.writeString(folder.resolve("message"), message);
      Process perl =
          new ProcessBuilder("perl", script.toString(), "" + port, file.toString())
              .redirectErrorStream(true)
              .start();
      String out = new String(perl.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(perl.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      all.add(perl.exitValue() + "\n" + SpamcOptionsAgreementTest.masked(out));
    }
    return all;
  }
}
