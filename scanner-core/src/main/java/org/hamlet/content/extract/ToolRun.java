package org.hamlet.content.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;

/** Runs one program on one file. One thread, which waits. */
final class ToolRun {

  /** Bytes of text taken from one program. */
  static final int MAX_OUTPUT_BYTES = 1_048_576;

  private static final long PAUSE_MILLIS = 5;

  private ToolRun() {}

  /**
   * What the program prints: nothing when it takes too long; empty when it cannot be started or
   * says that it failed. Its process ends here in any case.
   */
  static Optional<Bytes> text(ExtractTool tool, Bytes data, Duration timeout, LimitLog log) {
    Path file = null;
    try {
      file = Files.createTempFile("hamlet-", ".part");
      Files.write(file, data.toArray());
      ProcessBuilder builder = new ProcessBuilder(tool.commandFor(file.toString()));
      builder.environment().putAll(tool.environment());
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      return output(builder.start(), timeout, log);
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      delete(file);
    }
  }

  private static Optional<Bytes> output(Process process, Duration timeout, LimitLog log)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    byte[] buffer = new byte[MAX_OUTPUT_BYTES];
    int size = 0;
    try (InputStream out = process.getInputStream()) {
      boolean running = true;
      while (size < MAX_OUTPUT_BYTES && System.nanoTime() < end && running) {
        running = process.isAlive();
        int ready = Math.min(out.available(), MAX_OUTPUT_BYTES - size);
        if (ready > 0) {
          size += Math.max(0, out.read(buffer, size, ready));
          running = true;
        } else if (running) {
          process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      if (size == MAX_OUTPUT_BYTES) {
        log.reached(ToolRun.class, "MAX_OUTPUT_BYTES", MAX_OUTPUT_BYTES, "bytes");
        return Optional.of(Bytes.of(buffer, 0, size));
      }
      if (running) {
        return Optional.of(Bytes.EMPTY);
      }
      return process.exitValue() == 0 ? Optional.of(Bytes.of(buffer, 0, size)) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(Bytes.EMPTY);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
