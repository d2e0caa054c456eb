package org.hamlet.models.scores;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The messages of a sample dealt to folds, ham and spam each in equal numbers. Immutable. */
final class Folds {

  private final int[] foldOf;
  private final int count;

  Folds(Sample sample, int count, Random random) {
    this.foldOf = new int[sample.size()];
    this.count = count;
    for (boolean spam : new boolean[] {false, true}) {
      List<Integer> messages = new ArrayList<>();
      IntStream.range(0, sample.size()).filter(i -> sample.spam(i) == spam).forEach(messages::add);
      Collections.shuffle(messages, random);
      for (int i = 0; i < messages.size(); i++) {
        foldOf[messages.get(i)] = i % count;
      }
    }
  }

  int count() {
    return count;
  }

  /** The messages of a fold. */
  int[] in(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /** All others. */
  int[] outside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }
}
