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

  /** How often its output is looked at while it runs, so that none fills the disk. */
  private static final long LOOK_MILLIS = 50;

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
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.size(output) > MAX_OUTPUT_BYTES) {
        process.destroyForcibly();
        throw tooMuch(command);
      }
      if (System.nanoTime() > end) {
        process.destroyForcibly();
        throw new UpdateFailure(command.get(0) + " does not end");
      }
    }
    if (Files.size(output) > MAX_OUTPUT_BYTES) {
      throw tooMuch(command);
    }
    String text = Files.readString(output, StandardCharsets.ISO_8859_1);
    return new Answer(process.exitValue(), text.strip());
  }

  private static UpdateFailure tooMuch(List<String> command) {
    return new UpdateFailure(command.get(0) + " writes more than " + MAX_OUTPUT_BYTES + " bytes");
  }
}
