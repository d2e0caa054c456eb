package org.hamlet.net.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code tag=value; ...} (RFC 6376, section 3.2); values without outer white space. */
final class TagList {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private TagList() {}

  /** Whether it looks like one: each term has an equals sign. */
  static boolean isOne(String text) {
    String[] terms = text.split(";", -1);
    for (int i = 0; i < terms.length; i++) {
      if (terms[i].indexOf('=') < 0 && !(terms[i].isBlank() && i == terms.length - 1)) {
        return false;
      }
    }
    return true;
  }

  /** The tags in order; empty when malformed or when a tag is there twice. */
  static Optional<Map<String, String>> read(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    String[] terms = text.split(";", -1);
    for (int i = 0; i < terms.length; i++) {
      String term = terms[i];
      if (term.isBlank() && i == terms.length - 1) {
        continue;
      }
      int equals = term.indexOf('=');
      if (equals < 0) {
        return Optional.empty();
      }
      String name = term.substring(0, equals).strip();
      if (!NAME.matcher(name).matches()
          || tags.put(name, term.substring(equals + 1).strip()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(tags);
  }
}
