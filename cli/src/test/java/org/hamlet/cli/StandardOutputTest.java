package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a command that writes to a pipe nobody reads, or to a full disk. */
@Timeout(120)
class StandardOutputTest {

  private static final String FULL = "hamlet: cannot write to standard output";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "score --local --no-bayes, | true, 141, ''",
    "score --local --no-bayes --help, | true, 141, ''",
    "score --local --no-bayes --exit-code -, | true, 141, ''",
    "spamassassin -L -t, | true, 141, ''",
    "lint, | true, 141, ''",
    "mass-check --help, | true, 141, ''",
    "score --local --no-bayes, | cat, 0, ''",
    "score --local --no-bayes, > /dev/full, 74, " + FULL,
    "lint, > /dev/full, 74, " + FULL,
  })
  void whoeverReadsItMayBeGone(String words, String to, int code, String said)
      throws IOException, InterruptedException {
    Path message = Files.writeString(folder.resolve("message"), "Subject: x\n\nhello\n");
    Path errors = folder.resolve("errors");
    List<String> command =
        List.of(
            "bash",
            "-c",
            "\"$@\" " + words + " < " + message + " " + to + "; exit ${PIPESTATUS[0]}",
            "bash",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.hamlet.cli.Hamlet");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).isEqualToIgnoringNewLines(said);
    assertThat(process.exitValue()).isEqualTo(code);
  }
}
