package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program ends with when it breaks: never with what means spam. */
@Timeout(300)
class ExitCodeTest {

  private static final String GTUBE =
      "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";
  private static final int PHOTO_BYTES = 16 << 20;
  private static final List<String> TINY_HEAP = List.of("-Xms8m", "-Xmn2m", "-Xmx10m");

  @TempDir private File state;

  private static void ham(OutputStream out) throws IOException {
    out.write("Subject: lunch\n\nshall we meet at noon\n".getBytes(ISO_8859_1));
  }

  private String stateOption() {
    return "--state=" + state;
  }

  @Test
  void whatDoesNotFitIntoMemoryIsNoSpam() throws Exception {
    for (String form : List.of("--exit-code", "--debug=rules")) {
      LauncherProcess.Outcome outcome =
          LauncherProcess.run(
              TINY_HEAP, ExitCodeTest::ham, "score", "--local", stateOption(), form);
      assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(75);
      assertThat(outcome.said()).contains("hamlet: not enough memory");
    }
  }

  @Test
  void aProgramThatIsNotWholeFindsNoSpam() throws Exception {
    String without =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("jackson-core"))
            .collect(Collectors.joining(File.pathSeparator));
    LauncherProcess.Outcome outcome =
        LauncherProcess.run(
            List.of("-cp", without),
            ExitCodeTest::ham,
            "score",
            "--local",
            "--json",
            "--exit-code",
            stateOption());
    assertThat(outcome.said()).contains("NoClassDefFoundError");
    assertThat(outcome.exitCode()).isEqualTo(70);
  }

  @Test
  void theLauncherCanTellSpamFromAJavaThatDidNotStart() throws Exception {
    LauncherProcess.Outcome outcome =
        LauncherProcess.run(
            List.of("-D" + Hamlet.CODE_OF_NO + "=171"),
            out -> out.write(("Subject: x\n\n" + GTUBE + "\n").getBytes(ISO_8859_1)),
            "score",
            "--local",
            "--exit-code",
            stateOption());
    assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(171);
  }

  @Test
  void hamWithALargePhotoIsNoSpamAndPassesAsItIs() throws Exception {
    LauncherProcess.Outcome scored =
        LauncherProcess.run(
            ExitCodeTest::photo, "score", "--local", stateOption(), "--message", "--exit-code");
    assertThat(scored.exitCode()).isEqualTo(65);
    assertThat(scored.said()).matches("hamlet: - is longer than \\d+ bytes\n");
    for (String way : List.of("-e", "-d")) {
      LauncherProcess.Outcome passed =
          LauncherProcess.run(ExitCodeTest::photo, "spamassassin", "--local", stateOption(), way);
      assertThat(passed.exitCode()).isZero();
      assertThat(passed.said())
          .contains("spamassassin: - is longer than")
          .contains("The end.")
          .hasSizeGreaterThan(PHOTO_BYTES);
    }
  }

  private static void photo(OutputStream out) throws IOException {
    byte[] picture = new byte[PHOTO_BYTES * 3 / 4];
    new Random(1).nextBytes(picture);
    String header =
        """
        From: a@example.org
        Subject: photo
        MIME-Version: 1.0
        Content-Type: image/jpeg
        Content-Transfer-Encoding: base64

        """;
    out.write(header.getBytes(ISO_8859_1));
    out.write(Base64.getMimeEncoder().encode(picture));
    out.write("\nThe end.\n".getBytes(ISO_8859_1));
  }
}
