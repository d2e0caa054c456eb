package org.hamlet.cli.log;

import java.util.logging.Level;

/** The levels of a server's log: spamd's word for each, and syslog's number (RFC 5424, 6.2.1). */
enum LogLevel {
  ERROR("error", 3),
  WARN("warn", 4),
  INFO("info", 6),
  DEBUG("dbg", 7);

  private final String word;
  private final int severity;

  LogLevel(String word, int severity) {
    this.word = word;
    this.severity = severity;
  }

  String word() {
    return word;
  }

  int severity() {
    return severity;
  }

  static LogLevel of(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return ERROR;
    }
    return value >= Level.WARNING.intValue() ? WARN : value >= Level.INFO.intValue() ? INFO : DEBUG;
  }
}
