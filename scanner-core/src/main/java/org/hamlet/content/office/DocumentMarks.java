package org.hamlet.content.office;

import java.util.regex.Pattern;
import org.hamlet.message.Bytes;

/**
 * Marks of bytes in a document that is no package: a compound file (MS-CFB) or rich text. The marks
 * are those that SpamAssassin 4.0.1 was observed to go by.
 */
final class DocumentMarks {

  /** Where an encrypted package must be named, in bytes. */
  private static final int HEAD_BYTES = 2_000;

  private static final String COMPOUND_FILE = "\u00d0\u00cf\u0011\u00e0";

  /** Begins the source of a macro, packed (MS-OVBA, 2.4.1). */
  private static final String MACRO_SOURCE = "\0Attribut\0";

  /** The stream of an embedded object (MS-OLEDS, 2.3.6), its name in UTF-16 as far as it counts. */
  private static final String NATIVE_OBJECT = wide("\u0001Ole10Na");

  private static final String ENCRYPTED_PACKAGE = wide("EncryptedPackage");
  private static final String RTF_EMBEDDED = "\\objemb";
  private static final String RTF_DATA = "\\objdat";

  private static final Pattern RUNS_WHEN_OPENED =
      Pattern.compile("(?:auto|document|workbook)_?open", Pattern.CASE_INSENSITIVE);

  private final String data;

  DocumentMarks(Bytes data) {
    this.data = data.text();
  }

  private static String wide(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append((char) c).append('\0'));
    return out.toString();
  }

  boolean startsWith(String magic) {
    return data.startsWith(magic);
  }

  /** Whether there is a macro or an embedded object. */
  boolean macro() {
    return startsWith(COMPOUND_FILE)
        ? data.contains(MACRO_SOURCE) || data.contains(NATIVE_OBJECT)
        : data.contains(RTF_EMBEDDED) || data.contains(RTF_DATA);
  }

  /** Whether it needs a password: an encrypted package, or an old workbook or text that is. */
  boolean encrypted() {
    return startsWith(COMPOUND_FILE)
        && (is(0x208, 0xFE)
            || is(0x20B, 0x13)
            || is(0x214, 0x2F)
            || data.substring(0, Math.min(data.length(), HEAD_BYTES))
                .contains(ENCRYPTED_PACKAGE.substring(0, ENCRYPTED_PACKAGE.length() - 1)));
  }

  private boolean is(int at, int value) {
    return at < data.length() && data.charAt(at) == value;
  }

  /** Whether a macro is named so that it runs when the document is opened. */
  static boolean runsWhenOpened(Bytes data) {
    return RUNS_WHEN_OPENED.matcher(data.text()).find();
  }
}
