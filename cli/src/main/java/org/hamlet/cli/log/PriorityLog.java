package org.hamlet.cli.log;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Log lines for what keeps time and process id itself: each begins with its priority, {@code <6>}
 * for info, as systemd's journal and {@code logger --prio-prefix} read it.
 */
public final class PriorityLog extends Formatter {

  private final Formatter text;

  private PriorityLog(Formatter text) {
    this.text = text;
  }

  /** Of the plain text. */
  public static PriorityLog ofText() {
    return new PriorityLog(
        new Formatter() {
          @Override
          public String format(LogRecord event) {
            return ServerLog.text(this, event);
          }
        });
  }

  /** Of lines in another form. */
  public static PriorityLog of(Formatter text) {
    return new PriorityLog(text);
  }

  @Override
  public String format(LogRecord event) {
    String priority = "<" + LogLevel.of(event.getLevel()).severity() + ">";
    StringBuilder lines = new StringBuilder();
    text.format(event).lines().forEach(line -> lines.append(priority).append(line).append('\n'));
    return lines.toString();
  }
}
