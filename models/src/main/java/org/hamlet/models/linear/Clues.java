package org.hamlet.models.linear;

import java.util.Arrays;
import java.util.List;
import org.hamlet.verdict.Classification.Feature;

/**
 * What decided, to be shown: the words with the largest weights. Byte n-grams are not shown; they
 * mean nothing to a reader.
 */
final class Clues {

  /** How many are shown. */
  static final int MAX_CLUES = 20;

  private Clues() {}

  /** The strongest first. */
  static List<Feature> of(FeatureTexts words, WeightTable weights) {
    int[] features = words.toArray();
    int[] strongest = new int[MAX_CLUES];
    int size = 0;
    for (int place = 0; place < features.length; place++) {
      float strength = Math.abs(weights.weight(features[place]));
      int at = size;
      while (at > 0 && Math.abs(weights.weight(features[strongest[at - 1]])) < strength) {
        at--;
      }
      if (strength > 0 && at < MAX_CLUES) {
        size = Math.min(size + 1, MAX_CLUES);
        System.arraycopy(strongest, at, strongest, at + 1, size - 1 - at);
        strongest[at] = place;
      }
    }
    return Arrays.stream(strongest, 0, size)
        .mapToObj(place -> new Feature(words.text(place), weights.weight(features[place])))
        .toList();
  }
}
