package org.hamlet.content.pdf;

import java.util.Optional;

/**
 * The values of properties on one line: {@code /Author (text)}, {@code /Author <hex>}, {@code
 * /ModDate (D:digits}. Linear: where one bracket is not closed, no later one is. One thread.
 */
final class PdfValues {

  private final String line;
  private boolean unclosedLiteral;
  private boolean unclosedHex;

  PdfValues(String line) {
    this.line = line;
  }

  /**
   * The value after a key, as plain octets; empty when none follows on this line.
   *
   * @param at where the key is
   */
  Optional<String> of(PdfProperty property, int at) {
    int after = at + property.keyLength();
    int open = after;
    while (open < line.length() && isSpace(line.charAt(open))) {
      open++;
    }
    if (open == line.length() || (property != PdfProperty.URI && open > after + 1)) {
      return Optional.empty();
    }
    if (property.isDate()) {
      return date(open);
    }
    if (line.charAt(open) == '<' && property != PdfProperty.URI) {
      return hex(open + 1);
    }
    return line.charAt(open) == '(' ? literal(open + 1) : Optional.empty();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private Optional<String> date(int open) {
    int from = open + "(D:".length();
    if (!line.startsWith("(D:", open)) {
      return Optional.empty();
    }
    int end = from;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    return end > from ? Optional.of(line.substring(from, end)) : Optional.empty();
  }

  /** Up to the first bracket that is not escaped; brackets do not nest. */
  private Optional<String> literal(int from) {
    for (int i = from; i < line.length() && !unclosedLiteral; i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ')') {
        return Optional.of(PdfText.ofLiteral(line.substring(from, i)));
      }
    }
    unclosedLiteral = true;
    return Optional.empty();
  }

  private Optional<String> hex(int from) {
    int end = unclosedHex ? -1 : line.indexOf('>', from);
    unclosedHex = end < 0;
    return end < 0 ? Optional.empty() : Optional.of(PdfText.ofHex(line.substring(from, end)));
  }
}
