package org.hamlet.cli;

import java.util.List;
import org.hamlet.verdict.LimitReached;

/** The limits a scan reached as lines below its report. */
final class LimitLines {

  private LimitLines() {}

  /** One line a limit below a heading, each ended by LF; empty when none was reached. */
  static String of(List<LimitReached> limits) {
    if (limits.isEmpty()) {
      return "";
    }
    StringBuilder lines =
        new StringBuilder("Limits reached, what lies beyond was not looked at:\n");
    limits.forEach(l -> lines.append(l.name()).append(": ").append(l.value()).append('\n'));
    return lines.toString();
  }
}
