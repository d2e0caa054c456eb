package org.hamlet.spamd.codec;

/**
 * The version a client speaks, as a number: {@code 1.10} is {@code 1.1}.
 *
 * @param number what the text begins with as a decimal number, 0 when it does not begin with one
 */
public record ProtocolVersion(double number) {

  /** Longest number read, in characters; the rest of a longer one does not count. */
  static final int MAX_NUMBER_CHARS = 32;

  /** Requests up to this version have no header lines: the message follows the first line. */
  static final ProtocolVersion LAST_WITHOUT_HEADERS = new ProtocolVersion(1.0);

  /** From here on header lines and a blank line follow PING and SKIP as well. */
  static final ProtocolVersion FIRST_WITH_PING_HEADERS = new ProtocolVersion(1.5);

  /** From here on PROCESS and HEADERS answers carry a header block of their own. */
  static final ProtocolVersion FIRST_WITH_ANSWER_HEADERS = new ProtocolVersion(1.2);

  /** From here on answers carry the length and, for all commands, the score. */
  static final ProtocolVersion FIRST_WITH_LENGTH = new ProtocolVersion(1.3);

  /**
   * Reads the number at the start of {@code text}, white space before it skipped. Compat: anything
   * may follow, and no number at all counts as 0, as Perl converts strings.
   */
  public static ProtocolVersion parse(String text) {
    String trimmed = text.stripLeading();
    int end = 0;
    boolean point = false;
    while (end < trimmed.length() && end < MAX_NUMBER_CHARS) {
      char c = trimmed.charAt(end);
      if (c == '.' && !point) {
        point = true;
      } else if (c < '0' || c > '9') {
        break;
      }
      end++;
    }
    String number = trimmed.substring(0, end);
    return new ProtocolVersion(
        number.isEmpty() || number.equals(".") ? 0 : Double.parseDouble(number));
  }

  boolean atLeast(ProtocolVersion other) {
    return number >= other.number;
  }

  boolean hasHeaders() {
    return number > LAST_WITHOUT_HEADERS.number;
  }
}
