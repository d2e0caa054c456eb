package org.hamlet.models.starter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hamlet.verdict.Classification.Feature;

/**
 * Weights of features by hash, a byte each, and how their sum becomes a probability. Immutable as
 * long as nobody changes the weights.
 */
public final class StarterModel {

  /** Slots of a table as a power of two: 128 KB. */
  public static final int BITS = 17;

  /** A message with fewer features counts as one with so many: few words say little. */
  public static final int LEAST_FEATURES = 20;

  /** Features told of one message. */
  static final int MAX_SHOWN = 20;

  private final byte[] weights;
  private final Calibration calibration;

  /**
   * What turns sums of weights into log odds.
   *
   * @param unit what a weight of 1 stands for
   * @param bias log odds of a message that says nothing
   * @param slope of the log odds, since a sum is surer or less sure than it is right (Platt 1999)
   * @param offset of the log odds
   */
  public record Calibration(float unit, float bias, float slope, float offset) {}

  /** A model of {@code 1 << BITS} weights, not copied. */
  public StarterModel(byte[] weights, Calibration calibration) {
    if (weights.length != 1 << BITS) {
      throw new IllegalArgumentException("not a table of 2^" + BITS + ": " + weights.length);
    }
    this.weights = weights;
    this.calibration = calibration;
  }

  /** The weights, not to be changed. */
  byte[] weights() {
    return weights;
  }

  /** How sums become log odds. */
  public Calibration calibration() {
    return calibration;
  }

  /** Which slot a feature has (FNV-1a over its chars, spread). */
  public static int slot(String feature) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < feature.length(); i++) {
      hash = (hash ^ feature.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 15;
    hash *= 0x2C1B3C6D;
    hash ^= hash >>> 13;
    return hash & ((1 << BITS) - 1);
  }

  /** What each feature of so many counts. */
  public static double share(int features) {
    return 1 / Math.sqrt(Math.max(LEAST_FEATURES, features));
  }

  /** The log odds of spam. */
  double logOdds(Collection<String> features) {
    long sum = 0;
    for (String feature : features) {
      sum += weights[slot(feature)];
    }
    double raw = calibration.bias + sum * share(features.size()) * calibration.unit;
    return calibration.slope * raw + calibration.offset;
  }

  /** The features that weigh most, the heaviest first. */
  List<Feature> heaviest(Collection<String> features) {
    double each = share(features.size()) * calibration.unit * calibration.slope;
    List<Feature> weighed = new ArrayList<>();
    for (String feature : features) {
      int weight = weights[slot(feature)];
      if (weight != 0) {
        weighed.add(new Feature(shown(feature), weight * each));
      }
    }
    weighed.sort(Comparator.comparingDouble((Feature f) -> Math.abs(f.weight())).reversed());
    return weighed.subList(0, Math.min(MAX_SHOWN, weighed.size()));
  }

  /** One char a byte, as all texts of a verdict. */
  private static String shown(String feature) {
    return new String(feature.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
