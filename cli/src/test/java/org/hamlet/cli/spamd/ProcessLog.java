package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a server writes to its output; always read, since a full pipe would stop it. */
final class ProcessLog {

  private static final long LINE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Begins to read. */
  ProcessLog(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "log of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader output = process.inputReader(ISO_8859_1)) {
      output.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException ended) {
      lines.add("log ended: " + ended);
    }
  }

  /** The next line; null when none comes. */
  @Nullable String next() throws InterruptedException {
    return lines.poll(LINE_SECONDS, TimeUnit.SECONDS);
  }
}
