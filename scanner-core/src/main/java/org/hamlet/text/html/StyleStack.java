package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The styles of open elements. Used for one text. */
final class StyleStack {

  private static final int BASE_SIZE = 3;

  /** No such element. */
  private static final int NONE = -1;

  /**
   * An open element.
   *
   * @param cell index of the cell that a cell beginning here ends
   * @param row index of the row that a row beginning here ends
   */
  private record Entry(String tag, TextStyle style, int cell, int row) {}

  private final List<Entry> open = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final int maxNesting;
  private int baseSize = BASE_SIZE;
  private int minSize = BASE_SIZE;
  private int maxSize = BASE_SIZE;

  StyleStack(int maxNesting) {
    this.maxNesting = maxNesting;
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
    Entry last = last();
    int ended =
        switch (name) {
          case "td", "th" -> last.cell();
          case "tr" -> last.row();
          default -> NONE;
        };
    if (ended != NONE) {
      closeFrom(ended);
    }
    if (open.size() < maxNesting) {
      push(name, styleOf(tag));
    }
  }

  private Entry last() {
    return open.isEmpty()
        ? new Entry("", TextStyle.DEFAULT, NONE, NONE)
        : open.get(open.size() - 1);
  }

  private void push(String name, TextStyle style) {
    Entry last = last();
    int index = open.size();
    open.add(
        switch (name) {
          case "table" -> new Entry(name, style, NONE, NONE);
          case "tr" -> new Entry(name, style, NONE, index);
          case "td", "th" -> new Entry(name, style, index, last.row());
          default -> new Entry(name, style, last.cell(), last.row());
        });
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
      case "basefont", "marquee", "span", "p", "div", "a" -> true;
      default -> false;
    };
  }

  private TextStyle styleOf(StartTag tag) {
    TextStyle style = current();
    return switch (tag.name()) {
      case "body" -> color(tag, "text", style);
      case "font" -> fontSize(tag, color(tag, "color", style));
      case "basefont" -> baseSize(tag, color(tag, "color", style));
      case "big" -> style.withSize(style.size() + 1);
      case "small" -> style.withSize(style.size() - 1);
      case "marquee" -> style;
      default -> tag.value("style").map(css -> CssDeclarations.apply(css, style)).orElse(style);
    };
  }

  private static TextStyle color(StartTag tag, String attribute, TextStyle style) {
    return tag.value(attribute)
        .map(value -> style.withForeground(ColorValue.parse(value)))
        .orElse(style);
  }

  private TextStyle fontSize(StartTag tag, TextStyle style) {
    int size = tag.value("size").map(value -> size(value, style.size())).orElse(style.size());
    if (tag.has("size")) {
      minSize = Math.min(minSize, size);
      maxSize = Math.max(maxSize, size);
    }
    return style.withSize(size);
  }

  private TextStyle baseSize(StartTag tag, TextStyle style) {
    baseSize = tag.value("size").map(value -> size(value, baseSize)).orElse(baseSize);
    return style;
  }

  /** A size: absolute, or relative to the base font when it has a sign; else {@code otherwise}. */
  private int size(String value, int otherwise) {
    int at = Chars.skipSpace(value, 0);
    char sign = at < value.length() ? value.charAt(at) : 0;
    int first = sign == '+' || sign == '-' ? at + 1 : at;
    int end = first;
    int number = 0;
    while (end < value.length() && Chars.isDigit(value.charAt(end))) {
      number = Math.min(number * 10 + value.charAt(end) - '0', 1_000_000);
      end++;
    }
    if (end == first) {
      return otherwise;
    }
    return first == at ? number : baseSize + (sign == '-' ? -number : number);
  }

  /** Forgets the innermost element of that name and all inside it. */
  void end(String tag) {
    if (tag.equals("body") || counts.getOrDefault(tag, 0) == 0) {
      return;
    }
    int index = open.size() - 1;
    while (!open.get(index).tag().equals(tag)) {
      index--;
    }
    closeFrom(index);
  }
}
