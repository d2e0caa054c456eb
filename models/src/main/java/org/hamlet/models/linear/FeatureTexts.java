package org.hamlet.models.linear;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The same as a {@link FeatureSet}, and where each feature was found. For one thread. */
final class FeatureTexts implements FeatureSink {

  /** Bytes of a text that are shown. */
  static final int MAX_SHOWN_BYTES = 80;

  private static final int FIRST_PLACES = 1_024;

  private final FeatureSet features = new FeatureSet();
  private String[] kinds = new String[FIRST_PLACES];
  private byte[][] texts = new byte[FIRST_PLACES][];
  private int[] starts = new int[FIRST_PLACES];
  private int[] ends = new int[FIRST_PLACES];

  @Override
  public void add(int hash, String kind, byte[] text, int from, int to) {
    if (features.add(hash)) {
      int last = features.size() - 1;
      if (last == kinds.length) {
        grow();
      }
      kinds[last] = kind;
      texts[last] = text;
      starts[last] = from;
      ends[last] = Math.min(to, from + MAX_SHOWN_BYTES);
    }
  }

  private void grow() {
    int larger = 2 * kinds.length;
    kinds = Arrays.copyOf(kinds, larger);
    texts = Arrays.copyOf(texts, larger);
    starts = Arrays.copyOf(starts, larger);
    ends = Arrays.copyOf(ends, larger);
  }

  /** The features in the order found. */
  int[] toArray() {
    return features.toArray();
  }

  /** The text of a feature by its place in that order, on one line, one char a byte. */
  String text(int place) {
    int length = ends[place] - starts[place];
    String found = new String(texts[place], starts[place], length, StandardCharsets.ISO_8859_1);
    String line = found.replaceAll("\\s+", " ");
    return kinds[place].isEmpty() ? line : kinds[place] + ": " + line;
  }
}
