package org.hamlet.report;

import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;

/**
 * The message as it came, taken apart for marking. Texts hold one char a byte.
 *
 * @param mboxLine a leading mbox {@code From } line with its line end, else empty
 * @param header the header block through its last field, line ends as LF
 * @param blankLine the line end between header and body; empty when there is none
 * @param body all after it, byte for byte: it may mix line ends
 * @param crlf whether header and marks get CRLF line ends
 */
record OriginalMessage(
    String mboxLine, String header, String blankLine, String body, boolean crlf) {

  /** Takes the message apart where the parser did. An empty one is taken for a blank line. */
  static OriginalMessage of(Bytes original, ParsedMessage message) {
    String text = original.text();
    int lineEnd = text.startsWith("From ") ? text.indexOf('\n') + 1 : 0;
    int bodyBegin = Math.min(text.length(), lineEnd + message.pristineHeader().length());
    String given = text.substring(lineEnd, bodyBegin);
    // unlike SpamAssassin, which gives a header of LF the line end of the last line
    boolean crlf = message.usesCrlf() && (given.isEmpty() || given.contains("\r\n"));
    String header = withLf(given, crlf);
    boolean blankLine = header.equals("\n") || header.endsWith("\n\n");
    return new OriginalMessage(
        withLf(text.substring(0, lineEnd), crlf),
        blankLine ? header.substring(0, header.length() - 1) : header,
        blankLine || text.isEmpty() ? "\n" : "",
        text.substring(bodyBegin),
        crlf);
  }

  private static String withLf(String text, boolean crlf) {
    return crlf ? text.replace("\r\n", "\n") : text;
  }

  /** Text around the body with the line ends this message came with. */
  String outgoing(CharSequence text) {
    return crlf ? text.toString().replace("\n", "\r\n") : text.toString();
  }
}
