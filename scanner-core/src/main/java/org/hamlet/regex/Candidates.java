package org.hamlet.regex;

import java.util.BitSet;

/** Which patterns may match which of several texts. One thread at a time. */
public final class Candidates {

  private final BitSet patterns = new BitSet();
  private final BitSet[] texts;
  private final BitSet everyText = new BitSet();

  Candidates(int patternCount, int textCount, BitSet always) {
    texts = new BitSet[patternCount];
    everyText.set(0, textCount);
    if (textCount > 0) {
      patterns.or(always);
    }
  }

  void add(int text, BitSet found) {
    for (int p = found.nextSetBit(0); p >= 0; p = found.nextSetBit(p + 1)) {
      if (texts[p] == null) {
        texts[p] = new BitSet();
        patterns.set(p);
      }
      texts[p].set(text);
    }
  }

  /** The patterns that may match at least one text. */
  public BitSet patterns() {
    return patterns;
  }

  /** The texts that a pattern of {@link #patterns()} may match. */
  public BitSet texts(int pattern) {
    return texts[pattern] == null ? everyText : texts[pattern];
  }
}
