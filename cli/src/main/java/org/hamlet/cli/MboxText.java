package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** The messages of a mailbox file (RFC 4155), each with the line that begins it. */
final class MboxText {

  private static final String SEPARATOR = "\nFrom ";

  private MboxText() {}

  /** Splits behind a blank line that a line with "From " follows. */
  static List<byte[]> messages(byte[] mailbox) {
    String text = new String(mailbox, ISO_8859_1);
    List<byte[]> messages = new ArrayList<>();
    int begin = 0;
    for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) {
      if (text.startsWith("\n", at - 1) || text.startsWith("\n\r", at - 2)) {
        messages.add(text.substring(begin, at + 1).getBytes(ISO_8859_1));
        begin = at + 1;
      }
    }
    messages.add(text.substring(begin).getBytes(ISO_8859_1));
    return messages;
  }
}
