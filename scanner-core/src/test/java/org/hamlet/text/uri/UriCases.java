package org.hamlet.text.uri;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;

/** Recorded cases: an input and the answer below it, in the form {@code resources/uri} explains. */
final class UriCases {

  private UriCases() {}

  /**
   * One case.
   *
   * @param input one char a byte
   * @param answer lines without the last line end
   */
  record Case(String input, String answer) {}

  static Stream<Case> read(String name) {
    String text;
    try (InputStream in = UriCases.class.getResourceAsStream("/uri/" + name)) {
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Case> cases = new ArrayList<>();
    for (String part : ("\n" + text.stripTrailing()).split("\n= ", -1)) {
      if (!part.isEmpty()) {
        String[] lines = part.split("\n", 2);
        cases.add(new Case(unescaped(lines[0]), lines.length > 1 ? lines[1] : ""));
      }
    }
    return cases.stream();
  }

  /** Forms and hosts of one URI as the cases write them. */
  static String forms(MessageUri uri) {
    List<String> lines = new ArrayList<>();
    uri.cleaned().stream().map(Bytes::text).sorted().forEach(f -> lines.add(line("form", f)));
    uri.hosts().entrySet().stream()
        .map(e -> line("host", e.getKey() + " " + e.getValue()))
        .sorted()
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  private static String line(String kind, String value) {
    return "    " + kind + " " + escaped(value);
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || c > '~' || c == '\\' ? String.format("\\x%02x", (int) c) : c);
    }
    return out.toString();
  }

  static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
