package org.hamlet.verdict;

import java.util.Collection;
import java.util.Collections;
import java.util.stream.Stream;

/** Hits as lists of rules show them: one that hit several times stands there as often. */
public final class ListedHits {

  /** How often one rule stands in a list at most. */
  static final int MAX_REPEATS = 1_000;

  private ListedHits() {}

  /** Each hit as often as it is to be listed, in the same order. */
  public static Stream<Hit> of(Collection<Hit> hits) {
    return hits.stream()
        .flatMap(hit -> Collections.nCopies(Math.min(hit.count(), MAX_REPEATS), hit).stream());
  }
}
