package org.hamlet.text.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies a style attribute to a text style, as far as SpamAssassin 4.0.1 reads CSS. */
final class CssDeclarations {

  private static final Pattern DECLARATION = Pattern.compile("\\s*([-A-Za-z0-9_]+):(.*)", Pattern.DOTALL);

  private CssDeclarations() {}

  /** {@code style} changed by the declarations in {@code css}. */
  static TextStyle apply(String css, TextStyle style) {
    TextStyle result = style;
    for (String part : css.split(";")) {
      Matcher declaration = DECLARATION.matcher(part);
      if (declaration.lookingAt()) {
        result = apply(Chars.lower(declaration.group(1)), declaration.group(2).strip(), result);
      }
    }
    return result;
  }

  private static TextStyle apply(String property, String value, TextStyle style) {
    return switch (property) {
      case "color" -> foreground(value, style);
      case "background-color" -> background(value, style);
      case "background" -> shorthand(value, style);
      case "display" -> style.withDisplay(Chars.lower(value));
      case "visibility" -> style.withVisibility(Chars.lower(value));
      default -> style;
    };
  }

  private static TextStyle foreground(String value, TextStyle style) {
    String color = normalized(value);
    return switch (color) {
      case "inherit" -> style;
      case "transparent" -> style.withForeground(style.background());
      default -> style.withForeground(ColorValue.parse(color));
    };
  }

  private static TextStyle background(String value, TextStyle style) {
    String color = normalized(value);
    return switch (color) {
      case "inherit", "transparent" -> style;
      default -> style.withBackground(ColorValue.parse(color));
    };
  }

  private static TextStyle shorthand(String value, TextStyle style) {
    for (String word : value.split("\\s+")) {
      Optional<Color> color = ColorValue.parse(word);
      if (color.isPresent()) {
        return style.withBackground(color);
      }
    }
    return style;
  }

  private static String normalized(String value) {
    String text = Chars.lower(value).replaceAll("\\s+", "");
    if (text.endsWith("!important")) {
      text = text.substring(0, text.length() - "!important".length());
    }
    return text.startsWith("rgba(") ? text.replaceFirst("rgba(\\([^,]*,[^,]*,[^,)]*).*", "rgb$1)") : text;
  }
}
