package org.hamlet.models.bayes;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The different tokens of one message, bounded per region. Confined to one thread. */
final class TokenSet {

  private final Set<String> tokens = new LinkedHashSet<>();
  private final Map<Region, Integer> counts = new EnumMap<>(Region.class);

  /** Adds a token once; dropped when its region is full. */
  void add(String token, Region region) {
    if (!token.isEmpty() && !isFull(region)) {
      counts.merge(region, 1, Integer::sum);
      tokens.add(token);
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
