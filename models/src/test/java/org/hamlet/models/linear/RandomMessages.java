package org.hamlet.models.linear;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hamlet.verdict.Label;

/** Made-up features: half of them common to all, half to those of one label. */
final class RandomMessages {

  private static final int EACH = 40;
  private final Random random;

  RandomMessages(long seed) {
    this.random = new Random(seed);
  }

  /** One message of that label. */
  MessageFeatures next(Label label) {
    return new MessageFeatures(
        IntStream.range(0, MessageFeatures.EXPERTS).mapToObj(i -> features(i, label)).toList());
  }

  private int[] features(int expert, Label label) {
    int[] features = new int[EACH];
    for (int i = 0; i < EACH; i++) {
      int kind = i % 2 == 0 ? 0 : label == Label.SPAM ? 1 : 2;
      features[i] = Hash32.mix(random.nextInt(200) + 1_000 * kind + 10_000 * expert);
    }
    return features;
  }

  /** Both labels by turns. */
  static Label label(int turn) {
    return List.of(Label.HAM, Label.SPAM).get(turn % 2);
  }
}
