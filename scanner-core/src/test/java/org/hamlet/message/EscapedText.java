package org.hamlet.message;

/** Octets as golden files write them: printable ASCII, the rest escaped. */
public final class EscapedText {

  private EscapedText() {}

  /** The text, one char an octet, on one line. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> out.append(c < 0x20 || c >= 0x7f ? String.format("\\x%02x", (int) c) : c);
      }
    }
    return out.toString();
  }
}
