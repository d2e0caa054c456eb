package org.hamlet.text.html;

import java.util.Optional;

/** Applies a style attribute to a text style, as far as SpamAssassin 4.0.1 reads CSS. Stateless. */
final class CssDeclarations {

  private static final String IMPORTANT = "!important";

  private CssDeclarations() {}

  /** {@code style} changed by the declarations in {@code css}. */
  static TextStyle apply(String css, TextStyle style) {
    TextStyle result = style;
    int from = 0;
    while (from < css.length()) {
      int semicolon = css.indexOf(';', from);
      int end = semicolon < 0 ? css.length() : semicolon;
      result = declaration(css.substring(from, end), result);
      from = end + 1;
    }
    return result;
  }

  private static TextStyle declaration(String text, TextStyle style) {
    int name = Chars.skipSpace(text, 0);
    int nameEnd = name;
    while (nameEnd < text.length() && isNameChar(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int colon = Chars.skipSpace(text, nameEnd);
    String property = text.substring(name, nameEnd);
    boolean named = nameEnd > name && (colon == nameEnd || mayStandOff(property));
    if (!named || colon == text.length() || text.charAt(colon) != ':') {
      return style;
    }
    String written = text.substring(colon + 1);
    String value = written.strip();
    // Compat: a value that spans lines is overlooked, and so is none at all.
    boolean readable = value.indexOf('\n') < 0 && !written.replace("\n", "").isEmpty();
    return readable ? property(property, value, style) : style;
  }

  /** Compat: whether there may be spaces before the colon. */
  private static boolean mayStandOff(String property) {
    return property.equals("display") || property.equals("visibility");
  }

  private static boolean isNameChar(char c) {
    return Chars.isLetter(c) || Chars.isDigit(c) || c == '-' || c == '_';
  }

  /** Compat: two names are read in any case, the others in lower case only. */
  private static TextStyle property(String name, String value, TextStyle style) {
    return switch (name) {
      case "background" -> shorthand(value, style);
      case "display" -> style.withDisplay(Chars.lower(value));
      case "visibility" -> style.withVisibility(Chars.lower(value));
      default ->
          switch (Chars.lower(name)) {
            case "color" -> foreground(value, style);
            case "background-color" -> background(value, style);
            default -> style;
          };
    };
  }

  private static TextStyle foreground(String value, TextStyle style) {
    String color = withoutImportant(value);
    return switch (color) {
      case "inherit" -> style;
      case "transparent" -> style.withForeground(style.background());
      default -> style.withForeground(color(color));
    };
  }

  private static TextStyle background(String value, TextStyle style) {
    String color = withoutImportant(value);
    return switch (color) {
      case "inherit", "transparent" -> style;
      default -> style.withBackground(color(color));
    };
  }

  private static String withoutImportant(String value) {
    String text = Chars.lower(value);
    return text.endsWith(IMPORTANT)
        ? text.substring(0, text.length() - IMPORTANT.length()).strip()
        : text;
  }

  /** Compat: of {@code rgb(...)} only digits and commas count; what is missing is 0. */
  private static Optional<Color> color(String value) {
    return value.contains("rgb") ? Optional.of(components(value)) : ColorValue.parse(value);
  }

  private static Color components(String value) {
    int[] components = new int[3];
    int index = 0;
    for (int i = 0; i < value.length() && index < components.length; i++) {
      char c = value.charAt(i);
      if (c == ',') {
        index++;
      } else if (Chars.isDigit(c)) {
        components[index] = Math.min(components[index] * 10 + c - '0', Color.MAX);
      }
    }
    return new Color(components[0], components[1], components[2]);
  }

  /** Takes the first word of {@code background} that is a colour. */
  private static TextStyle shorthand(String value, TextStyle style) {
    int at = 0;
    while (at < value.length()) {
      at = Chars.skipSpace(value, at);
      int end = wordEnd(value, at);
      Optional<Color> color = ColorValue.parse(withoutSpaces(value.substring(at, end)));
      if (color.isPresent()) {
        return style.withBackground(color);
      }
      at = end;
    }
    return style;
  }

  /** A word ends at a space that does not follow a comma, or with {@code url(...)}. */
  private static int wordEnd(String value, int from) {
    if (value.regionMatches(true, from, "url(", 0, 4)) {
      int close = value.indexOf(')', from);
      return close < 0 ? value.length() : close + 1;
    }
    int at = from;
    char last = 0;
    while (at < value.length() && (!Chars.isSpace(value.charAt(at)) || last == ',')) {
      last = Chars.isSpace(value.charAt(at)) ? last : value.charAt(at);
      at++;
    }
    return Math.max(at, Math.min(from + 1, value.length()));
  }

  private static String withoutSpaces(String word) {
    StringBuilder out = new StringBuilder(word.length());
    word.chars().filter(c -> !Chars.isSpace((char) c)).forEach(c -> out.append((char) c));
    return out.toString();
  }
}
