package org.hamlet.report;

import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;

/**
 * The message as it came, taken apart for marking. Texts hold one char a byte, line ends as LF.
 *
 * @param mboxLine a leading mbox {@code From } line with its line end, else empty
 * @param header the header block through its last field
 * @param rest the blank line, if there is one, and all after it
 * @param crlf whether the result gets CRLF line ends again
 */
record OriginalMessage(String mboxLine, String header, String rest, boolean crlf) {

  /** Takes the message apart where the parser did. An empty one is taken for a blank line. */
  static OriginalMessage of(Bytes original, ParsedMessage message) {
    String text = original.text();
    int headerLength = message.pristineHeader().length();
    if (message.usesCrlf()) {
      text = text.replace("\r\n", "\n");
      headerLength = message.pristineHeader().text().replace("\r\n", "\n").length();
    }
    int lineEnd = text.startsWith("From ") ? text.indexOf('\n') + 1 : 0;
    int headerEnd = Math.min(text.length(), lineEnd + headerLength);
    boolean blankLineIncluded =
        text.startsWith("\n", headerEnd - 1)
            && (headerEnd - 1 == lineEnd || text.startsWith("\n", headerEnd - 2));
    headerEnd -= blankLineIncluded ? 1 : 0;
    return new OriginalMessage(
        text.substring(0, lineEnd),
        text.substring(lineEnd, headerEnd),
        text.isEmpty() ? "\n" : text.substring(headerEnd),
        message.usesCrlf());
  }

  /** Header block and body, without the mbox line. */
  String all() {
    return header + rest;
  }

  /** The result with the line ends this message came with. */
  String outgoing(String marked) {
    return crlf ? marked.replace("\n", "\r\n") : marked;
  }
}
