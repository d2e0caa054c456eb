package org.hamlet.models.scores;

import java.util.List;
import java.util.Locale;

/**
 * What scores make of sorted mail.
 *
 * @param ham messages of ham
 * @param hamLost of them called spam
 * @param spam messages of spam
 * @param spamCaught of them called spam
 */
public record Figures(int ham, int hamLost, int spam, int spamCaught) {

  static Figures of(Sample sample, double[] scores, double required) {
    int ham = 0;
    int hamLost = 0;
    int caught = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean called = rounded(scores[i]) >= required;
      if (!sample.spam(i)) {
        ham++;
        hamLost += called ? 1 : 0;
      } else {
        caught += called ? 1 : 0;
      }
    }
    return new Figures(ham, hamLost, scores.length - ham, caught);
  }

  /** The mean of several figures of the same mail, in whole messages. */
  static Figures mean(List<Figures> of) {
    int lost = (int) Math.round(of.stream().mapToInt(Figures::hamLost).average().orElse(0));
    int caught = (int) Math.round(of.stream().mapToInt(Figures::spamCaught).average().orElse(0));
    return new Figures(of.get(0).ham(), lost, of.get(0).spam(), caught);
  }

  /** Three decimals, as scores are added up. */
  static double rounded(double points) {
    return Math.rint(points * 1000) / 1000;
  }

  /** The share of ham called spam, 0 to 1. */
  public double hamLoss() {
    return ham == 0 ? 0 : (double) hamLost / ham;
  }

  /** Such as {@code spam caught 1703 of 1896 (89.82 %), ham lost 4 of 4150 (0.096 %)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "spam caught %d of %d (%.2f %%), ham lost %d of %d (%.3f %%)",
        spamCaught,
        spam,
        percent(spamCaught, spam),
        hamLost,
        ham,
        percent(hamLost, ham));
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
