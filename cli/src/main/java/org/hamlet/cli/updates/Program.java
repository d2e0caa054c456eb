package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
final class Program {

  /** How long it may take. */
  static final long PATIENCE_SECONDS = 60;

  /** Longest output, in bytes. */
  static final int MAX_OUTPUT_BYTES = 4 << 20;

  private Program() {}

  /**
   * What it answered.
   *
   * @param code its exit code
   * @param text what it wrote to standard output and standard error
   */
  record Answer(int code, String text) {}

  /**
   * Runs it with nothing to read.
   *
   * @throws UpdateFailure when it cannot be run or does not end
   */
  static Answer run(List<String> command) throws UpdateFailure {
    try {
      Path output = Files.createTempFile("hamlet-update", ".out");
      try {
        return run(command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      String name = command.get(0);
      throw new UpdateFailure(
          "cannot run " + name + " (on Debian: apt-get install " + name + "): " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdateFailure("interrupted while " + command.get(0) + " ran", e);
    }
  }

  private static Answer run(List<String> command, Path output)
      throws IOException, InterruptedException, UpdateFailure {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new UpdateFailure(command.get(0) + " does not end");
    }
    try (var in = Files.newInputStream(output)) {
      String text = new String(in.readNBytes(MAX_OUTPUT_BYTES + 1), StandardCharsets.ISO_8859_1);
      if (text.length() > MAX_OUTPUT_BYTES) {
        throw new UpdateFailure(
            command.get(0) + " writes more than " + MAX_OUTPUT_BYTES + " bytes");
      }
      return new Answer(process.exitValue(), text.strip());
    }
  }
}
