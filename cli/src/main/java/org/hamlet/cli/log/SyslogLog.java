package org.hamlet.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.hamlet.cli.failure.FailureText;

/**
 * Log lines to syslog. Its socket is one for datagrams, which Java cannot open, so the lines go to
 * the standard input of the program {@code logger}; should that end, it is started again and the
 * log says so. A thread of its own writes them: who logs never waits, and what does not fit is
 * counted and told later. Thread-safe.
 */
public final class SyslogLog extends Handler {

  /** A program that ends at once is started once in such a while; meanwhile lines wait. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Most events that wait for a program that reads slowly; further ones are lost. */
  static final int MAX_WAITING = 1000;

  /**
   * How long the end of the log waits for the program in all: with the 4 s that the server waits
   * for answers less than the 5 in which it promises to end.
   */
  static final Duration END = Duration.ofMillis(800);

  private static final byte[] LAST = {};

  private final List<String> program;
  private final Formatter form;
  private final Redirect complaints;
  private final Duration end;
  private final Duration pause;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer = new Thread(this::writeAll, "syslog");
  private volatile Process process;
  private volatile boolean ending;
  private long startedNanos;

  /**
   * Starts the program.
   *
   * @param complaints where it may write what it cannot do
   * @throws IOException when there is none
   */
  public SyslogLog(List<String> program, Formatter form, Redirect complaints) throws IOException {
    this(program, form, complaints, END, PAUSE);
  }

  /** One whose end waits so long, and which starts its program again after such a pause. */
  SyslogLog(List<String> program, Formatter form, Redirect complaints, Duration end, Duration pause)
      throws IOException {
    this.end = end;
    this.pause = pause;
    this.program = List.copyOf(program);
    this.form = form;
    this.complaints = complaints;
    this.process = started();
    setLevel(Level.ALL);
    writer.setDaemon(true);
    writer.start();
  }

  /** The usual program for a facility such as {@code mail}; lines carry this process's id. */
  public static List<String> logger(String facility) {
    long pid = ProcessHandle.current().pid();
    String priority = facility + ".info";
    return List.of("logger", "--prio-prefix", "--id=" + pid, "-t", "spamd", "-p", priority);
  }

  private Process started() throws IOException {
    startedNanos = System.nanoTime();
    return new ProcessBuilder(program)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(complaints)
        .start();
  }

  @Override
  public void publish(LogRecord event) {
    if (isLoggable(event) && !waiting.offer(form.format(event).getBytes(UTF_8))) {
      lost.incrementAndGet();
    }
  }

  private void writeAll() {
    try {
      for (byte[] lines = waiting.take(); lines != LAST; lines = waiting.take()) {
        writeOrStart(lines);
        tellLost();
      }
      process.getOutputStream().close();
    } catch (IOException | InterruptedException ended) {
      process.destroy();
    }
  }

  private void writeOrStart(byte[] lines) throws InterruptedException {
    try {
      write(lines);
    } catch (IOException ended) {
      again(lines);
    }
  }

  private void write(Level level, String text) throws IOException {
    write(form.format(new LogRecord(level, text)).getBytes(UTF_8));
  }

  private void write(byte[] lines) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(lines);
    out.flush();
  }

  /** Those that come meanwhile wait, as many as may. */
  private void again(byte[] lines) throws InterruptedException {
    if (!ending) {
      TimeUnit.NANOSECONDS.sleep(startedNanos + pause.toNanos() - System.nanoTime());
    }
    if (ending) {
      lost.incrementAndGet();
      return;
    }
    try {
      process.destroy();
      process = started();
      write(Level.WARNING, "spamd: what passes lines on to syslog ended, some before may be lost");
      write(lines);
    } catch (IOException e) {
      lost.incrementAndGet();
      System.err.println("spamd: syslog cannot be reached: " + FailureText.of(e));
    }
  }

  private void tellLost() {
    long events = lost.getAndSet(0);
    if (events == 0) {
      return;
    }
    String text = "spamd: log lines lost, since syslog did not take them: " + events;
    try {
      write(Level.WARNING, text);
    } catch (IOException later) {
      lost.addAndGet(events);
    }
  }

  @Override
  public void flush() {}

  /** Waits until the program has read what was logged, but not for long. */
  @Override
  public void close() {
    long until = System.nanoTime() + end.toNanos();
    try {
      if (waiting.offer(LAST, end.toNanos(), TimeUnit.NANOSECONDS)) {
        TimeUnit.NANOSECONDS.timedJoin(writer, until - System.nanoTime());
      }
      ending = true;
      long left = until - System.nanoTime();
      if (writer.isAlive() || !process.waitFor(left, TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
        writer.interrupt();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
