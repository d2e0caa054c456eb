package org.hamlet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Log lines in the form of spamd's: date, process id, level, text. */
final class ServerLog extends Formatter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

  private final long pid = ProcessHandle.current().pid();

  /** Gives every handler of this process this form. */
  static void start() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFormatter(new ServerLog());
    }
  }

  /** Appends to a file from now on, instead of where the log went so far. */
  static void to(Path file) throws IOException {
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Handler next = new FileLog(out);
    none();
    Logger.getLogger("").addHandler(next);
  }

  /** Forgets every line from now on. */
  static void none() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
      handler.close();
    }
  }

  /** Every line is in the file when it was logged. */
  private static final class FileLog extends StreamHandler {

    FileLog(OutputStream out) {
      super(out, new ServerLog());
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord event) {
      super.publish(event);
      flush();
    }
  }

  @Override
  public String format(LogRecord event) {
    String time = DATE.format(event.getInstant().atZone(ZoneId.systemDefault()));
    StringBuilder line = new StringBuilder(time).append(" [").append(pid).append("] ");
    line.append(word(event.getLevel())).append(": ").append(formatMessage(event)).append('\n');
    if (event.getThrown() != null) {
      StringWriter trace = new StringWriter();
      event.getThrown().printStackTrace(new PrintWriter(trace));
      line.append(trace);
    }
    return line.toString();
  }

  private static String word(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    return level.intValue() >= Level.WARNING.intValue()
        ? "warn"
        : level.intValue() >= Level.INFO.intValue() ? "info" : "dbg";
  }
}
