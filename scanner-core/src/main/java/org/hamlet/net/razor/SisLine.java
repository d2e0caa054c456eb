package org.hamlet.net.razor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One line of the protocol, a structured information string: {@code name=value&name=value}.
 *
 * @param values decoded, by name
 */
record SisLine(Map<String, String> values) {

  static final int MAX_DIGITS = 9;

  static SisLine parse(String line) {
    Map<String, String> values = new HashMap<>();
    for (String pair : line.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return new SisLine(Map.copyOf(values));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A number; {@code otherwise} when there is none. */
  int number(String name, int otherwise) {
    String digits = text(name);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : otherwise;
  }
}
