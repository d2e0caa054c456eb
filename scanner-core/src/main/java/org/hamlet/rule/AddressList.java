package org.hamlet.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Addresses with {@code *} and {@code ?}, compared without case, whole. The shipped lists have some
 * thousand entries, nearly all ending in a domain, so globs are found by the last characters of the
 * text they end in. Immutable; thread-safe.
 */
public final class AddressList {

  /** No address. */
  public static final AddressList EMPTY = new AddressList(List.of());

  /** How many of the last characters tell globs apart; long enough to be more than {@code .com}. */
  private static final int KEY_CHARS = 8;

  private final List<String> globs;
  private final Set<String> exact = new HashSet<>();
  private final Map<String, List<String>> byEnding = new HashMap<>();
  private final List<String> others = new ArrayList<>();

  /** Takes globs of any case, kept in lower case. */
  public AddressList(List<String> globs) {
    List<String> lower = new ArrayList<>(globs.size());
    for (String glob : globs) {
      lower.add(glob.toLowerCase(Locale.ROOT));
    }
    this.globs = List.copyOf(lower);
    for (String glob : lower) {
      index(glob);
    }
  }

  private void index(String glob) {
    int wild = Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?'));
    if (wild < 0) {
      exact.add(glob);
    } else if (glob.length() - wild > KEY_CHARS) {
      byEnding.computeIfAbsent(ending(glob), k -> new ArrayList<>(1)).add(glob);
    } else {
      others.add(glob);
    }
  }

  private static String ending(String text) {
    return text.substring(text.length() - KEY_CHARS);
  }

  /** The entries, lower case, in order. */
  public List<String> globs() {
    return globs;
  }

  /** Whether there are no entries. */
  public boolean isEmpty() {
    return globs.isEmpty();
  }

  /** Whether any entry matches the address. */
  public boolean matches(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (exact.contains(lower)) {
      return true;
    }
    if (lower.length() >= KEY_CHARS
        && anyMatches(byEnding.getOrDefault(ending(lower), List.of()), lower)) {
      return true;
    }
    return anyMatches(others, lower);
  }

  private static boolean anyMatches(List<String> candidates, String lower) {
    for (String glob : candidates) {
      if (Glob.matches(glob, lower)) {
        return true;
      }
    }
    return false;
  }
}
