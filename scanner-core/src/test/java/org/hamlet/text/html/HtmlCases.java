package org.hamlet.text.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Golden files of HTML and what comes of it: a line {@code html ...}, then indented lines. */
final class HtmlCases {

  /**
   * One case.
   *
   * @param html the text, escapes resolved
   * @param expected its indented lines
   */
  record Case(String html, List<String> expected) {
    @Override
    public String toString() {
      return escape(html);
    }
  }

  private HtmlCases() {}

  static List<Case> read(String name) {
    List<Case> cases = new ArrayList<>();
    String html = "";
    List<String> expected = new ArrayList<>();
    for (String line : text(name).split("\n")) {
      if (line.startsWith("html ")) {
        html = unescape(line.substring("html ".length()));
      } else if (line.startsWith("  ")) {
        expected.add(line.substring(2));
      } else if (!expected.isEmpty()) {
        cases.add(new Case(html, List.copyOf(expected)));
        expected.clear();
      }
    }
    cases.add(new Case(html, List.copyOf(expected)));
    return cases;
  }

  private static String text(String name) {
    try (InputStream in = HtmlCases.class.getResourceAsStream("/golden/html/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\f' -> out.append("\\f");
        default -> out.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return text.endsWith(" ") ? out.substring(0, out.length() - 1) + "\\u0020" : out.toString();
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (text.charAt(i) == '\\') {
        out.append(text.substring(i, i + 2).translateEscapes());
        i++;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
