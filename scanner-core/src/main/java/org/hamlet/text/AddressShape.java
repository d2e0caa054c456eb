package org.hamlet.text;

import java.util.Optional;
import org.hamlet.text.uri.HostNames;

/**
 * What SpamAssassin's own reading takes for an address, a comment and a quoted string: wider than
 * RFC 5322 in one place, narrower in the next. A position is -1 where there is none. Each is linear
 * in the text it passes.
 */
final class AddressShape {

  private static final String BARRED = "<>(),;:[]\"";

  private AddressShape() {}

  /**
   * The end of {@code local@domain} that begins here, the local part in quotes; the domain takes
   * further at signs.
   */
  static int quotedEnd(String text, int from) {
    int local = quoteEnd(text, from);
    return local < 0 ? -1 : domainEnd(text, local);
  }

  /** The same where quotes are letters. */
  static int plainEnd(String text, int from) {
    int local = from;
    while (local < text.length() && isLocal(text.charAt(local))) {
      local++;
    }
    return local == from ? -1 : domainEnd(text, local);
  }

  private static int domainEnd(String text, int at) {
    if (!isAt(text, at, '@')) {
      return -1;
    }
    if (isAt(text, at + 1, '[')) {
      return literalEnd(text, at + 1);
    }
    int end = at + 1;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    return end > at + 1 ? end : -1;
  }

  /**
   * The address when the text is one and its local part is sound. Compat: what follows a second at
   * sign is dropped, be the first within quotes.
   */
  static Optional<String> address(String text) {
    boolean whole =
        quotedEnd(text, 0) == text.length()
            || (!text.isEmpty() && plainEnd(text, 0) == text.length());
    return whole && isSound(text) ? Optional.of(once(text)) : Optional.empty();
  }

  private static boolean isSound(String text) {
    boolean lone = text.indexOf('"') >= 0 && text.indexOf('"') == text.lastIndexOf('"');
    return !lone && !text.startsWith("\"\"@");
  }

  /** The same of a name that is itself an address, whose domain is a name of a host. */
  static Optional<String> named(String phrase) {
    return address(phrase).filter(AddressShape::hasHost);
  }

  /** The same by the grammar's measure: one at sign, and no white space. */
  static Optional<String> namedOnce(String phrase) {
    int at = phrase.indexOf('@');
    boolean one = at > 0 && at == phrase.lastIndexOf('@');
    return one && phrase.chars().noneMatch(c -> isSpace((char) c)) && isSound(phrase)
        ? Optional.of(phrase).filter(AddressShape::hasHost)
        : Optional.empty();
  }

  private static boolean hasHost(String address) {
    return HostNames.isName(address.substring(address.indexOf('@') + 1));
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
      if (barred.indexOf(c) >= 0 || (c == '\\' && isAt(text, i + 1, '\n'))) {
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
    while (end < text.length() && "0123456789.:".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end > from + 1 && isAt(text, end, ']') ? end + 1 : -1;
  }

  /** The text without the white space at its end. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static boolean isAt(String text, int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
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
