package org.hamlet.training.starter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * What models say of messages of sources they never saw: the sources are dealt into folds, and each
 * fold is judged by a model of the others.
 */
final class HeldOut {

  private HeldOut() {}

  /** The sum of weights of each example, in their order. */
  static double[] sums(List<Example> examples, double penalty, int folds, Random chance) {
    Map<String, Integer> foldOf = deal(examples, folds, chance);
    double[] sums = new double[examples.size()];
    for (int fold = 0; fold < folds; fold++) {
      int left = fold;
      double[] weights =
          Regression.fit(
              examples.stream().filter(e -> foldOf.get(e.source()) != left).toList(), penalty);
      for (int i = 0; i < sums.length; i++) {
        if (foldOf.get(examples.get(i).source()) == left) {
          sums[i] = Regression.sum(weights, examples.get(i));
        }
      }
    }
    return sums;
  }

  private static Map<String, Integer> deal(List<Example> examples, int folds, Random chance) {
    TreeSet<String> sources = new TreeSet<>();
    examples.forEach(e -> sources.add(e.source()));
    List<String> shuffled = new ArrayList<>(sources);
    Collections.shuffle(shuffled, chance);
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < shuffled.size(); i++) {
      foldOf.put(shuffled.get(i), i % folds);
    }
    return foldOf;
  }
}
