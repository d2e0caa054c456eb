package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The styles of open elements. Used for one text. */
final class StyleStack {

  private static final int BASE_SIZE = 3;

  private static final Set<String> BODY_STYLES =
      Set.of("text", "bgcolor", "background", "link", "vlink", "alink");

  private static final Set<String> FONT_STYLES = Set.of("color", "face", "size");

  /** Larger font sizes count as this one. */
  private static final int MAX_FONT_SIZE = 1_000_000;

  /** An open element. */
  private record Entry(String tag, TextStyle style) {}

  private final List<Entry> open = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final HtmlBounds bounds;
  private int baseSize = BASE_SIZE;
  private int minSize = BASE_SIZE;
  private int maxSize = BASE_SIZE;

  StyleStack(HtmlBounds bounds) {
    this.bounds = bounds;
  }

  TextStyle current() {
    return last().style();
  }

  int minSize() {
    return minSize;
  }

  int maxSize() {
    return maxSize;
  }

  void start(StartTag tag) {
    String name = tag.name();
    if (!isStyled(name)) {
      return;
    }
    switch (name) {
      case "td", "th" -> endCells();
      case "tr" -> endRows();
      default -> {}
    }
    if (name.equals("basefont") && isAbsolute(tag)) {
      baseSize = size(tag);
    } else if (open.size() < bounds.limits().maxNesting()) {
      push(name, styleOf(tag));
    } else {
      bounds.reached("maxNesting", bounds.limits().maxNesting(), "nested elements");
    }
  }

  /** Compat: where a cell is open, a new one ends the innermost cells and fonts. */
  private void endCells() {
    if (count("td") + count("th") > 0) {
      while (isCellOrFont(last().tag())) {
        closeFrom(open.size() - 1);
      }
    }
  }

  /** Compat: where a row is open, a new one ends the innermost rows, cells and fonts. */
  private void endRows() {
    if (count("tr") > 0) {
      while (isCellOrFont(last().tag()) || last().tag().equals("tr")) {
        closeFrom(open.size() - 1);
      }
    }
  }

  private static boolean isCellOrFont(String tag) {
    return tag.equals("td") || tag.equals("th") || tag.equals("font");
  }

  private Entry last() {
    return open.isEmpty() ? new Entry("", TextStyle.DEFAULT) : open.get(open.size() - 1);
  }

  private void push(String name, TextStyle style) {
    open.add(new Entry(name, style));
    counts.merge(name, 1, Integer::sum);
  }

  private void closeFrom(int index) {
    for (int i = open.size() - 1; i >= index; i--) {
      counts.merge(open.remove(i).tag(), -1, Integer::sum);
    }
  }

  private static boolean isStyled(String tag) {
    return switch (tag) {
      case "body", "font", "table", "tr", "th", "td", "big", "small" -> true;
      case "basefont", "span", "p", "div", "a" -> true;
      default -> false;
    };
  }

  private TextStyle styleOf(StartTag tag) {
    TextStyle style = changed(tag, current());
    for (String attribute : tag.attributes()) {
      if (styles(tag.name(), attribute)) {
        minSize = Math.min(minSize, style.size());
        maxSize = Math.max(maxSize, style.size());
      }
    }
    return style;
  }

  private TextStyle changed(StartTag tag, TextStyle style) {
    return switch (tag.name()) {
      case "body" -> color(tag, "text", style);
      case "font", "basefont" -> resized(tag, color(tag, "color", style));
      case "big" -> style.withSize(style.size() + 1);
      case "small" -> style.withSize(style.size() - 1);
      default -> tag.value("style").map(css -> CssDeclarations.apply(css, style)).orElse(style);
    };
  }

  /** Whether that attribute of that tag makes its size count for the smallest and largest. */
  private static boolean styles(String tag, String attribute) {
    return switch (tag) {
      case "body" -> BODY_STYLES.contains(attribute);
      case "font", "basefont" -> FONT_STYLES.contains(attribute);
      case "table", "tr", "th", "td" -> attribute.equals("style") || attribute.equals("bgcolor");
      case "span", "p", "div", "a" -> attribute.equals("style");
      default -> false;
    };
  }

  private static TextStyle color(StartTag tag, String attribute, TextStyle style) {
    return tag.value(attribute)
        .map(value -> style.withForeground(ColorValue.parse(value)))
        .orElse(style);
  }

  private TextStyle resized(StartTag tag, TextStyle style) {
    return isRelative(tag) || isAbsolute(tag) ? style.withSize(size(tag)) : style;
  }

  private static boolean isAbsolute(StartTag tag) {
    String size = sizeValue(tag);
    return !size.isEmpty() && Chars.isDigit(size.charAt(0));
  }

  /** Whether the size has a sign and so counts from that of the base font. */
  private static boolean isRelative(StartTag tag) {
    String size = sizeValue(tag);
    return size.length() > 1 && "+-".indexOf(size.charAt(0)) >= 0 && Chars.isDigit(size.charAt(1));
  }

  private static String sizeValue(StartTag tag) {
    return tag.value("size").orElse("").stripLeading();
  }

  private int size(StartTag tag) {
    String value = sizeValue(tag);
    boolean relative = isRelative(tag);
    int number = 0;
    for (int i = relative ? 1 : 0; i < value.length() && Chars.isDigit(value.charAt(i)); i++) {
      number = Math.min(number * 10 + value.charAt(i) - '0', MAX_FONT_SIZE);
    }
    if (!relative) {
      return number;
    }
    return baseSize + (value.charAt(0) == '-' ? -number : number);
  }

  /** Forgets the innermost element of that name and all inside it. */
  void end(String tag) {
    boolean cell = tag.equals("td") || tag.equals("th");
    int count = cell ? count("td") + count("th") : count(tag);
    if (tag.equals("body") || count == 0) {
      return;
    }
    int index = open.size() - 1;
    while (!closes(tag, cell, open.get(index).tag())) {
      index--;
    }
    closeFrom(index);
  }

  private int count(String tag) {
    return counts.getOrDefault(tag, 0);
  }

  /** Compat: the end of a cell closes a cell of either kind. */
  private static boolean closes(String tag, boolean cell, String candidate) {
    return candidate.equals(tag) || (cell && (candidate.equals("td") || candidate.equals("th")));
  }
}
