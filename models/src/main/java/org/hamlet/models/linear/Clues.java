package org.hamlet.models.linear;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.verdict.Classification.Clue;

/**
 * What decided, to be shown: the words with the largest weights. The features carry no text, so the
 * message is read a second time for those few. Byte n-grams are not shown; they mean nothing to a
 * reader.
 */
final class Clues {

  /** How many are shown. */
  static final int MOST = 20;

  /** Bytes of one that are shown. */
  static final int MAX_TEXT_BYTES = 80;

  private Clues() {}

  /** The strongest first. */
  static List<Clue> of(ClassifierInput input, MessageFeatures features, WeightTable weights) {
    Map<Integer, String> texts = new HashMap<>();
    List<Integer> strongest = strongest(features.experts().get(MessageFeatures.WORDS), weights);
    strongest.forEach(hash -> texts.put(hash, ""));
    FeatureSink recorder =
        (hash, kind, text, from, to) -> {
          if ("".equals(texts.get(hash))) {
            texts.put(hash, shown(kind, text, from, to));
          }
        };
    new Words(recorder).read(input, EvidenceFields.of(input.message().headers()));
    return strongest.stream()
        .map(hash -> clue(texts.getOrDefault(hash, ""), weights.weight(hash)))
        .toList();
  }

  private static List<Integer> strongest(int[] features, WeightTable weights) {
    Comparator<Integer> byStrength =
        Comparator.comparingDouble((Integer hash) -> Math.abs(weights.weight(hash)));
    PriorityQueue<Integer> best = new PriorityQueue<>(MOST + 1, byStrength);
    for (int hash : features) {
      if (weights.weight(hash) != 0) {
        best.add(hash);
        if (best.size() > MOST) {
          best.poll();
        }
      }
    }
    List<Integer> sorted = new ArrayList<>(best);
    sorted.sort(byStrength.reversed());
    return sorted;
  }

  /** The log odds of a feature as if it were the only one. */
  private static Clue clue(String text, float weight) {
    return new Clue(text, LinearModel.probability(weight), 0, 0);
  }

  private static String shown(String kind, byte[] text, int from, int to) {
    int length = Math.min(to - from, MAX_TEXT_BYTES);
    String found = new String(text, from, length, StandardCharsets.ISO_8859_1);
    String line = found.replaceAll("\\s+", " ");
    return kind.isEmpty() ? line : kind + ": " + line;
  }
}
