package org.hamlet.net.pyzor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code pyzor_options} says: {@code --name VALUE} and {@code --name=VALUE}. Those that are
 * not asked for have no effect.
 */
record ClientArguments(Map<String, String> values) {

  private static final String DASHES = "--";

  static ClientArguments parse(String text) {
    Map<String, String> values = new HashMap<>();
    List<String> words = List.of(text.strip().split("\\s+"));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      if (word.startsWith(DASHES) && equals > 0) {
        values.put(word.substring(2, equals), word.substring(equals + 1));
      } else if (word.startsWith(DASHES) && i + 1 < words.size()) {
        values.put(word.substring(2), words.get(i + 1));
      }
    }
    return new ClientArguments(Map.copyOf(values));
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
