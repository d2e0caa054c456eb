package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/**
 * A message from a mailbox as it was before James delivered it: line ends LF, and without the
 * fields that James adds, which would tell the classifier the old verdict. Stateless.
 */
final class LearnableMessage {

  private static final String MARK = "org.apache.james.";
  private static final String DELIVERY = "delivered-to:";

  private LearnableMessage() {}

  /** The message without James's fields. */
  static byte[] of(byte[] stored) {
    String text = new String(stored, ISO_8859_1).replace("\r\n", "\n");
    int headerEnd = text.startsWith("\n") ? 0 : text.indexOf("\n\n") + 1;
    if (headerEnd <= 0) {
      return text.getBytes(ISO_8859_1);
    }
    StringBuilder kept = new StringBuilder(text.length());
    boolean keeping = true;
    int at = 0;
    while (at < headerEnd) {
      int end = text.indexOf('\n', at) + 1;
      boolean continued = text.charAt(at) == ' ' || text.charAt(at) == '\t';
      keeping = continued ? keeping : !added(text.substring(at, end));
      if (keeping) {
        kept.append(text, at, end);
      }
      at = end;
    }
    return kept.append(text, headerEnd, text.length()).toString().getBytes(ISO_8859_1);
  }

  private static boolean added(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.startsWith(MARK) || lower.startsWith(DELIVERY);
  }
}
