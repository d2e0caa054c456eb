package org.hamlet.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.hamlet.verdict.DateForm;

/** Log lines in the form of spamd's own log: date, process id, level, text. */
public final class ServerLog extends Formatter {

  private static final DateTimeFormatter DATE = DateForm.of("EEE MMM d HH:mm:ss yyyy");

  private final long pid = ProcessHandle.current().pid();

  @Override
  public String format(LogRecord event) {
    String time = DATE.format(event.getInstant().atZone(ZoneId.systemDefault()));
    String level = LogLevel.of(event.getLevel()).word();
    return time + " [" + pid + "] " + level + ": " + text(this, event);
  }

  /** The text of an event and the trace of what was thrown, each line ended by LF. */
  static String text(Formatter formatter, LogRecord event) {
    String text = formatter.formatMessage(event) + "\n";
    if (event.getThrown() == null) {
      return text;
    }
    StringWriter trace = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(trace));
    return text + trace;
  }
}
