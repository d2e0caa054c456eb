package org.hamlet.report;

import java.util.Optional;

/**
 * Replaces {@code _NAME_} and {@code _NAME(arguments)_} in templates. Unknown names stay as they
 * are, and values are not looked through again.
 */
final class TagExpander {

  /** Values of tags. */
  @FunctionalInterface
  interface Values {

    /** The value, or empty when no tag has that name. Arguments are absent without parentheses. */
    Optional<String> value(String name, Optional<String> arguments);
  }

  private TagExpander() {}

  static String expand(String template, Values values) {
    StringBuilder out = new StringBuilder(template.length());
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('_', at);
      if (open < 0) {
        break;
      }
      out.append(template, at, open);
      int nameEnd = nameEnd(template, open + 1);
      int end = nameEnd < 0 ? -1 : tagEnd(template, nameEnd);
      if (end < 0) {
        out.append('_');
        at = open + 1;
        continue;
      }
      Optional<String> arguments =
          nameEnd + 1 == end
              ? Optional.empty()
              : Optional.of(template.substring(nameEnd + 1, end - 2));
      Optional<String> value = values.value(template.substring(open + 1, nameEnd), arguments);
      out.append(value.orElse(template.substring(open, end)));
      at = end;
    }
    return out.append(template, at, template.length()).toString();
  }

  /** Index after a name of capitals, digits and inner underscores; -1 when there is none. */
  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isNameChar(text, at, from)) {
      at++;
    }
    return at == from ? -1 : at;
  }

  private static boolean isNameChar(String text, int at, int from) {
    char c = text.charAt(at);
    if (c >= 'A' && c <= 'Z') {
      return true;
    }
    if (at == from) {
      return false;
    }
    boolean inner = c == '_' && at + 1 < text.length() && isCapitalOrDigit(text.charAt(at + 1));
    return inner || isCapitalOrDigit(c);
  }

  private static boolean isCapitalOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Index after the closing underscore; -1 when the tag does not close. */
  private static int tagEnd(String text, int nameEnd) {
    if (text.startsWith("_", nameEnd)) {
      return nameEnd + 1;
    }
    if (!text.startsWith("(", nameEnd)) {
      return -1;
    }
    int close = text.indexOf(")_", nameEnd);
    return close < 0 ? -1 : close + 2;
  }
}
