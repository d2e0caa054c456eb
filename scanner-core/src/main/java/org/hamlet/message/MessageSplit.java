package org.hamlet.message;

import java.util.List;
import org.hamlet.verdict.LimitLog;

/**
 * A message split into header and body.
 *
 * @param pristineHeader as received with the blank line; all line ends CRLF when the message uses
 *     that
 * @param pristineBody as received
 * @param usesCrlf whether it came with CRLF
 * @param fields all header fields
 * @param body the body with LF line ends
 * @param separated whether a blank line ended the header
 * @param truncated whether a field name or value was cut
 */
record MessageSplit(
    Bytes pristineHeader,
    Bytes pristineBody,
    boolean usesCrlf,
    List<HeaderField> fields,
    Bytes body,
    boolean separated,
    boolean truncated) {

  MessageSplit {
    fields = List.copyOf(fields);
  }

  /** Splits after the header; a leading mbox {@code From } line is left out, empty means one LF. */
  static MessageSplit of(Bytes received, MessageLimits limits, LimitLog log) {
    Bytes message = withoutMboxLine(received.isEmpty() ? Bytes.ofLatin1("\n") : received);
    boolean crlf = LineEnds.usesCrlf(received);
    Bytes lf = crlf ? LineEnds.toLf(message) : message;
    Lines lines = Lines.of(lf);
    HeaderBlock block = HeaderBlock.read(lines, limits, log);
    int headerLength = lines.start(block.bodyStart()) - lf.offset();
    Bytes header = lf.slice(0, headerLength);
    Bytes body = lf.from(headerLength);
    return new MessageSplit(
        crlf ? LineEnds.toCrlf(header) : header,
        crlf ? afterLines(message, block.bodyStart()) : body,
        crlf,
        block.fields(),
        body,
        block.separated(),
        block.truncated());
  }

  private static Bytes afterLines(Bytes message, int count) {
    int at = 0;
    for (int i = 0; i < count && at < message.length(); i++) {
      int lf = message.indexOf('\n', at);
      at = lf < 0 ? message.length() : lf + 1;
    }
    return message.from(at);
  }

  /** A line that starts with {@code From}, white space and anything but a colon. */
  private static Bytes withoutMboxLine(Bytes message) {
    if (!startsWith(message, "From") || message.length() < 6 || !isGap(message.at(4))) {
      return message;
    }
    int at = 4;
    while (at < message.length() && isGap(message.at(at))) {
      at++;
    }
    int lf = message.indexOf('\n', 0);
    if (at < message.length() && message.at(at) == ':') {
      return message;
    }
    return lf < 0 ? Bytes.EMPTY : message.from(lf + 1);
  }

  private static boolean isGap(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean startsWith(Bytes message, String prefix) {
    if (message.length() < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (message.at(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
