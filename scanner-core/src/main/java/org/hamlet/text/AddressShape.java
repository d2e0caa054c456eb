package org.hamlet.text;

import java.util.Optional;

/**
 * What SpamAssassin's own reading takes for an address, a comment and a quoted string: wider than
 * RFC 5322 in one place, narrower in the next. A position is -1 where there is none. Each is linear
 * in the text it passes.
 */
final class AddressShape {

  private static final String BARRED = "<>(),;:[]\"";

  private AddressShape() {}

  /** The end of {@code local@domain} that begins here; the domain takes further at signs. */
  static int end(String text, int from) {
    int local = quoteEnd(text, from);
    if (local < 0 || !isAt(text, local, '@')) {
      local = from;
      while (local < text.length() && isLocal(text.charAt(local))) {
        local++;
      }
    }
    if (local == from || !isAt(text, local, '@')) {
      return -1;
    }
    if (isAt(text, local + 1, '[')) {
      return literalEnd(text, local + 1);
    }
    int end = local + 1;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    return end > local + 1 ? end : -1;
  }

  /**
   * The address when the text is one and its local part is sound. Compat: what follows a second at
   * sign is dropped, be the first within quotes.
   */
  static Optional<String> address(String text) {
    int end = end(text, 0);
    boolean lone = text.indexOf('"') >= 0 && text.indexOf('"') == text.lastIndexOf('"');
    return end < text.length() || lone || text.startsWith("\"\"@")
        ? Optional.empty()
        : Optional.of(once(text));
  }

  /** The same of a name that is itself an address, with at least two labels in its domain. */
  static Optional<String> named(String phrase) {
    if (phrase.indexOf('"') >= 0 || end(phrase, 0) < phrase.length()) {
      return Optional.empty();
    }
    String address = once(phrase);
    String domain = address.substring(address.indexOf('@') + 1);
    int labels = 0;
    for (int at = 0; at < domain.length() && domain.charAt(at) != '.'; labels++) {
      int end = labelEnd(domain, at);
      if (end < 0) {
        return Optional.empty();
      }
      at = end + 1;
    }
    return labels > 1 ? Optional.of(address) : Optional.empty();
  }

  /** The end of the label of letters, digits and hyphens within; -1 when it has other signs. */
  private static int labelEnd(String domain, int from) {
    int dot = domain.indexOf('.', from);
    int end = dot < 0 ? domain.length() : dot;
    for (int i = from; i < end; i++) {
      char c = domain.charAt(i);
      boolean hyphen = c == '-' && i > from && i < end - 1;
      if (!hyphen && c < 0x80 && !Character.isLetterOrDigit(c)) {
        return -1;
      }
    }
    return end;
  }

  private static String once(String text) {
    int second = text.indexOf('@', text.indexOf('@') + 1);
    return second < 0 ? text : text.substring(0, second);
  }

  /** The end of the quoted string that begins here. */
  static int quoteEnd(String text, int from) {
    return isAt(text, from, '"') ? closing(text, from + 1, "\"", "") : -1;
  }

  /** The end of the comment that begins here, in which none may nest. */
  static int commentEnd(String text, int from) {
    return isAt(text, from, '(') ? closing(text, from + 1, ")", "(") : -1;
  }

  private static int closing(String text, int from, String sign, String barred) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (sign.indexOf(c) >= 0) {
        return i + 1;
      }
      if (barred.indexOf(c) >= 0) {
        return -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** The text without its comments. */
  static String withoutComments(String text) {
    if (text.indexOf('(') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', at)) {
      int end = commentStop(text, open + 1);
      boolean closed = isAt(text, end, ')');
      out.append(text, at, closed ? open : end);
      at = closed ? end + 1 : end;
    }
    return out.append(text, at, text.length()).toString();
  }

  /**
   * The parenthesis that ends a comment or begins one within, or the end of the text. No comment
   * begins before that, be there escaped parentheses.
   */
  private static int commentStop(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '(' && text.charAt(at) != ')') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  private static int literalEnd(String text, int from) {
    int end = from + 1;
    while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end > from + 1 && isAt(text, end, ']') ? end + 1 : -1;
  }

  static boolean isAt(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isLocal(char c) {
    return c == '"' || (c != '@' && isDomain(c));
  }

  private static boolean isDomain(char c) {
    return !isSpace(c) && BARRED.indexOf(c) < 0;
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
