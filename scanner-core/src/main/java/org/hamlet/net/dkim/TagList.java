package org.hamlet.net.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tag=value; ...} (RFC 6376, section 3.2); values without outer white space. */
final class TagList {

  private TagList() {}

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
      if (name.isEmpty() || tags.put(name, term.substring(equals + 1).strip()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(tags);
  }
}
