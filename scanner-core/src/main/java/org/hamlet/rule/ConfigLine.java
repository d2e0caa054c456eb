package org.hamlet.rule;

/**
 * One effective line of the configuration, split into keyword and value.
 *
 * @param file as it was given
 * @param number from 1
 * @param raw the line as written
 * @param key current spelling: lower case, underscores
 * @param value what follows the keyword, trimmed, {@code \#} resolved
 * @param valueStart where the value begins in {@code raw}
 */
record ConfigLine(String file, int number, String raw, String key, String value, int valueStart) {

  /** The place of an offset in the value. */
  SourcePosition position(int offset) {
    return new SourcePosition(file, number, columnOf(offset));
  }

  /** The place of the line's value. */
  SourcePosition position() {
    return position(0);
  }

  /** An error at an offset in the value. */
  ConfigProblem error(int offset, String text) {
    return new ConfigProblem(position(offset), ConfigProblem.Severity.ERROR, text, raw);
  }

  /** A warning at an offset in the value. */
  ConfigProblem warning(int offset, String text) {
    return new ConfigProblem(position(offset), ConfigProblem.Severity.WARNING, text, raw);
  }

  /** An error at the keyword. */
  ConfigProblem keyError(String text) {
    int start = 0;
    while (start < raw.length() && raw.charAt(start) <= ' ') {
      start++;
    }
    SourcePosition at = new SourcePosition(file, number, start + 1);
    return new ConfigProblem(at, ConfigProblem.Severity.ERROR, text, raw);
  }

  /** The same line with another value that begins later in this one's. */
  ConfigLine tail(String newKey, int offset) {
    return new ConfigLine(file, number, raw, newKey, value.substring(offset), columnOf(offset) - 1);
  }

  /** Each escaped hash sign before the offset is one char longer in the raw line. */
  private int columnOf(int offset) {
    int at = valueStart;
    for (int left = offset; left > 0 && at < raw.length(); left--) {
      at += raw.startsWith("\\#", at) ? 2 : 1;
    }
    return at + 1;
  }
}
