package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Log lines to syslog. Its socket is one for datagrams, which Java cannot open, so the lines go to
 * the standard input of the program {@code logger}; should that end, it is started again.
 * Thread-safe.
 */
final class SyslogLog extends Handler {

  /** A program that ends at once is started once in such a while; lines of that time are lost. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final List<String> program;
  private final Formatter form;
  private Process process;
  private long startedNanos = System.nanoTime();

  /**
   * Starts the program.
   *
   * @throws IOException when there is none
   */
  SyslogLog(List<String> program, Formatter form) throws IOException {
    this.program = List.copyOf(program);
    this.form = form;
    this.process = started();
    setLevel(Level.ALL);
  }

  /** The usual program for a facility such as {@code mail}; lines carry this process's id. */
  static List<String> logger(String facility) {
    long pid = ProcessHandle.current().pid();
    String priority = facility + ".info";
    return List.of("logger", "--prio-prefix", "--id=" + pid, "-t", "spamd", "-p", priority);
  }

  private Process started() throws IOException {
    startedNanos = System.nanoTime();
    return new ProcessBuilder(program)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  @Override
  public synchronized void publish(LogRecord event) {
    if (!isLoggable(event)) {
      return;
    }
    byte[] lines = form.format(event).getBytes(UTF_8);
    try {
      write(lines);
    } catch (IOException ended) {
      again(lines);
    }
  }

  private void write(byte[] lines) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(lines);
    out.flush();
  }

  private void again(byte[] lines) {
    if (System.nanoTime() - startedNanos < PAUSE.toNanos()) {
      return;
    }
    try {
      process.destroy();
      process = started();
      write(lines);
    } catch (IOException e) {
      System.err.println("spamd: syslog cannot be reached: " + FailureText.of(e));
    }
  }

  @Override
  public void flush() {}

  @Override
  public synchronized void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
