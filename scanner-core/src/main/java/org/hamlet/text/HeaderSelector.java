package org.hamlet.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which header value a rule reads, such as {@code From:addr:domain}.
 *
 * @param name field or pseudo header name as written
 * @param modifiers in the order written
 */
public record HeaderSelector(String name, List<Modifier> modifiers) {

  /** Copies the list. */
  public HeaderSelector {
    modifiers = List.copyOf(modifiers);
  }

  /** Reads {@code Name[:modifier...]}; {@link IllegalArgumentException} for an unknown modifier. */
  public static HeaderSelector parse(String text) {
    String[] parts = text.split(":", -1);
    return new HeaderSelector(parts[0], Arrays.stream(parts).skip(1).map(Modifier::of).toList());
  }

  /** Whether {@code modifier} is among the modifiers. */
  public boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** What to take of a value. */
  public enum Modifier {
    RAW,
    ADDR,
    NAME,
    HOST,
    DOMAIN,
    IP,
    REVIP,
    FIRST,
    LAST;

    /** Compat: in small letters only. */
    static Modifier of(String word) {
      if (!word.equals(word.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("no modifier: " + word);
      }
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
