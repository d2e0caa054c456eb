package org.hamlet.models.bayes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.Totals;

/**
 * Combines the evidence of single tokens into one probability: Robinson's estimate for each token,
 * Fisher's method over the strongest of them with the chi-square distribution (G. Robinson, "A
 * statistical approach to the spam problem", Linux Journal 107, 2003; constants as SpamAssassin
 * 4.0.1 has them). Thread-safe.
 */
final class Combiner {

  /** Strength of the belief held before a token was seen. */
  static final double PRIOR_STRENGTH = 0.030;

  /** Probability of a token never seen. */
  static final double PRIOR = 0.538;

  /** Most tokens that decide. */
  static final int MAX_TOKENS = 150;

  /** Least distance of a token's probability from one half. */
  static final double MIN_STRENGTH = 0.346;

  private Combiner() {}

  /** One token of a message with what was learned of it. */
  record Evidence(String token, TokenCount count, double probability) {
    double strength() {
      return Math.abs(probability - 0.5);
    }
  }

  /** What a token seen in so many messages says; both totals must be above zero. */
  static double probability(long spam, long ham, Totals totals) {
    double spamShare = (double) spam / totals.spam();
    double hamShare = (double) ham / totals.ham();
    double raw = spamShare / (spamShare + hamShare);
    double seen = (double) spam + ham;
    return (PRIOR_STRENGTH * PRIOR + seen * raw) / (PRIOR_STRENGTH + seen);
  }

  /**
   * How many messages of the other kind would have to have a token until it no longer decides.
   * Compat: the totals stay as they are, as SpamAssassin 4.0.1 counts it.
   */
  static long distance(Evidence one, Totals totals) {
    long spam = one.count().spam();
    long ham = one.count().ham();
    boolean spammy = one.probability() > 0.5;
    long most = spammy ? totals.ham() : totals.spam();
    long decides = 0;
    long not = most + 1;
    while (not - decides > 1) {
      long more = decides + (not - decides) / 2;
      double then =
          spammy ? probability(spam, ham + more, totals) : probability(spam + more, ham, totals);
      if (Math.abs(then - 0.5) >= MIN_STRENGTH && then > 0.5 == spammy) {
        decides = more;
      } else {
        not = more;
      }
    }
    return not;
  }

  /** The tokens that decide, strongest first. */
  static List<Evidence> strongest(List<Evidence> all) {
    List<Evidence> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingDouble(Evidence::strength).reversed().thenComparing(Evidence::token));
    return sorted.stream().limit(MAX_TOKENS).filter(e -> e.strength() >= MIN_STRENGTH).toList();
  }

  /** The probability of spam; empty when nothing decides. */
  static Optional<Double> combine(List<Evidence> deciding, Totals totals) {
    if (deciding.isEmpty()) {
      return Optional.empty();
    }
    double spamPrior = (double) totals.spam() / (totals.spam() + totals.ham());
    double logSpam = Math.log(spamPrior);
    double logHam = Math.log(1 - spamPrior);
    for (Evidence one : deciding) {
      logSpam += Math.log(1 - one.probability());
      logHam += Math.log(one.probability());
    }
    double spam = 1 - upperTail(-2 * logSpam, deciding.size());
    double ham = 1 - upperTail(-2 * logHam, deciding.size());
    return Optional.of((spam - ham + 1) / 2);
  }

  /** Chance that chi-square with {@code 2 * halfDegrees} degrees of freedom exceeds {@code x}. */
  static double upperTail(double x, int halfDegrees) {
    double half = x / 2;
    double logTerm = -half;
    double sum = Math.exp(logTerm);
    for (int i = 1; i < halfDegrees; i++) {
      logTerm += Math.log(half / i);
      sum += Math.exp(logTerm);
    }
    return Math.min(sum, 1);
  }
}
