package org.hamlet.models.linear;

/**
 * Weights by hashed feature, each with the sum of its squared gradients, in four bytes: two numbers
 * with the exponent of a float and seven bits of fraction ("bfloat16"), rounded up or down by
 * chance so that small steps add up. Reading is thread-safe beside one writer: a reader sees each
 * weight before or after a step.
 */
final class WeightTable {

  /** Size of a step. Larger forgets sooner; see docs/decisions. */
  static final float RATE = 0.4f;

  /** What the sum of squared gradients starts from: the larger, the smaller the first steps. */
  static final float START = 1e-4f;

  private static final int HALF = 16;
  private static final int UPPER = 0xFFFF0000;

  private final int[] slots;
  private final int mask;

  /** An empty table of {@code 1 << bits} slots. */
  WeightTable(int bits) {
    this(new int[1 << bits]);
  }

  /** A table over those slots; a power of two of them. */
  WeightTable(int[] slots) {
    this.slots = slots;
    this.mask = slots.length - 1;
  }

  /** The slots, shared. */
  int[] slots() {
    return slots;
  }

  /** Which slot a feature has. */
  int slot(int hash) {
    return hash & mask;
  }

  /** The weight of a feature: the log odds of spam it stands for. */
  float weight(int hash) {
    return Float.intBitsToFloat(slots[hash & mask] & UPPER);
  }

  /** The log odds of spam that features stand for together. */
  double logOdds(int[] features) {
    float sum = 0;
    for (int hash : features) {
      sum += Float.intBitsToFloat(slots[hash & mask] & UPPER);
    }
    return features.length == 0 ? 0 : sum / Math.sqrt(features.length);
  }

  /**
   * One step.
   *
   * @param touched slots of the features of one expert; one that stands twice steps twice
   * @param gradient of the log odds' loss for each, towards spam when positive
   * @param seed for the rounding; a step repeated with the same seed gives the same weights
   */
  void step(int[] touched, float gradient, int seed) {
    float square = gradient * gradient;
    int salt = Hash32.mix(seed);
    for (int slot : touched) {
      int packed = slots[slot];
      float squares = Float.intBitsToFloat(packed << HALF) + square;
      float step = (float) (RATE * gradient / Math.sqrt(START + squares));
      float weight = Float.intBitsToFloat(packed & UPPER) + step;
      int chance = Hash32.mix(packed ^ slot * 0x9E3779B1 ^ salt);
      int high = rounded(weight, chance >>> HALF);
      int low = rounded(squares, chance & 0xFFFF);
      slots[slot] = (high & UPPER) | (low >>> HALF);
    }
  }

  /** The nearest number above or below, in the upper half of the bits. */
  private static int rounded(float value, int chance) {
    return Float.floatToRawIntBits(value) + chance;
  }
}
