package org.hamlet.content.pdf;

/**
 * Brings the strings of PDF files (ISO 32000-1, 7.3.4) to plain octets as SpamAssassin 4.0.1 was
 * observed to: escapes of brackets and octal ones are resolved, others stay; of UTF-16 only the
 * zero octets go.
 */
final class PdfText {

  private static final int OCTAL_DIGITS = 3;

  private PdfText() {}

  /** What stands between round brackets. */
  static String ofLiteral(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '\\' && isOctal(text, i)) {
        out.append((char) (Integer.parseInt(text.substring(i, i + OCTAL_DIGITS), 8) & 0xFF));
        i += OCTAL_DIGITS;
      } else if (c == '\\' && i < text.length() && "\\()".indexOf(text.charAt(i)) >= 0) {
        out.append(text.charAt(i++));
      } else {
        out.append(c);
      }
    }
    return withoutZeros(out.toString());
  }

  private static boolean isOctal(String text, int from) {
    int end = from + OCTAL_DIGITS;
    return end <= text.length()
        && text.substring(from, end).chars().allMatch(c -> c >= '0' && c <= '7');
  }

  /** Digits in pairs, whatever stands between them. */
  static String ofHex(String digits) {
    StringBuilder out = new StringBuilder();
    int high = -1;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit >= 0 && high >= 0) {
        out.append((char) (high << 4 | digit));
        high = -1;
      } else if (digit >= 0) {
        high = digit;
      }
    }
    return withoutZeros(out.toString());
  }

  private static String withoutZeros(String value) {
    boolean utf16 = value.startsWith("\u00fe\u00ff") || value.startsWith("\u00ff\u00fe");
    return utf16 ? value.substring(2).replace("\0", "") : value;
  }
}
