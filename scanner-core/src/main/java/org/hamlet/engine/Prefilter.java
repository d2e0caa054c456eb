package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;

/**
 * Tells, in one pass over a text, which patterns of a group can match it at all. May say yes too
 * often, never no when a pattern matches. Thread-safe.
 */
@FunctionalInterface
interface Prefilter {

  /** The patterns, by their place in the group, that must be tried on these pieces of text. */
  BitSet candidates(List<Bytes> texts);

  /** The filter that lets all {@code size} patterns pass. */
  static Prefilter all(int size) {
    return texts -> {
      BitSet all = new BitSet(size);
      all.set(0, size);
      return all;
    };
  }
}
