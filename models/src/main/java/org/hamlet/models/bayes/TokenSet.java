package org.hamlet.models.bayes;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The different tokens of one message, bounded per region and in all. Confined to one thread. */
final class TokenSet {

  /** Most chars of all tokens: hosts and paths without end would repeat themselves 32 times. */
  static final int MAX_CHARS = 4 << 20;

  private final Set<String> tokens = new LinkedHashSet<>();
  private final Map<Region, Integer> counts = new EnumMap<>(Region.class);
  private int chars;

  /** Adds a token once; dropped when its region is full, or when all are too long together. */
  void add(String token, Region region) {
    if (!token.isEmpty() && !isFull(region) && token.length() <= MAX_CHARS - chars) {
      counts.merge(region, 1, Integer::sum);
      if (tokens.add(token)) {
        chars += token.length();
      }
    }
  }

  /** Whether no more tokens are taken from there. */
  boolean isFull(Region region) {
    return counts.getOrDefault(region, 0) >= region.maxTokens();
  }

  /** The tokens, one char a byte. */
  Set<String> tokens() {
    return tokens;
  }
}
