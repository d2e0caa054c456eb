package org.hamlet.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which header value a rule reads, such as {@code From:addr:domain}. Immutable; equal when name and
 * modifiers are.
 */
public final class HeaderSelector {

  private static final Set<Modifier> WHOLE = Set.of(Modifier.RAW, Modifier.FIRST, Modifier.LAST);

  private final String name;
  private final String key;
  private final List<Modifier> modifiers;
  private final Set<Modifier> has;
  private final int hash;

  /**
   * One of a name and modifiers.
   *
   * @param name field or pseudo header name as written
   * @param modifiers in the order written
   */
  public HeaderSelector(String name, List<Modifier> modifiers) {
    this.name = name;
    this.key = name.toLowerCase(Locale.ROOT);
    this.modifiers = List.copyOf(modifiers);
    this.has = EnumSet.noneOf(Modifier.class);
    has.addAll(modifiers);
    this.hash = 31 * name.hashCode() + this.modifiers.hashCode();
  }

  /** Reads {@code Name[:modifier...]}; {@link IllegalArgumentException} for an unknown modifier. */
  public static HeaderSelector parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new HeaderSelector(text, List.of());
    }
    List<Modifier> modifiers = new ArrayList<>();
    for (String word : text.substring(colon + 1).split(":", -1)) {
      modifiers.add(Modifier.of(word));
    }
    return new HeaderSelector(text.substring(0, colon), modifiers);
  }

  /** Field or pseudo header name as written. */
  public String name() {
    return name;
  }

  /** The name in small letters. */
  String key() {
    return key;
  }

  /** In the order written. */
  public List<Modifier> modifiers() {
    return modifiers;
  }

  /** Whether {@code modifier} is among the modifiers. */
  public boolean has(Modifier modifier) {
    return has.contains(modifier);
  }

  /** Whether any is among them but those that choose whole values. */
  boolean takesPart() {
    return !has.isEmpty() && !WHOLE.containsAll(has);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderSelector selector
        && hash == selector.hash
        && name.equals(selector.name)
        && modifiers.equals(selector.modifiers);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return name + modifiers;
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
