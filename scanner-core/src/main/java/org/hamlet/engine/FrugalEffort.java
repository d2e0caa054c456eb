package org.hamlet.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the lists that can matter, one after the other, and the rest not ({@code hamlet_dns_effort
 * frugal}). A list's worth is how far its answers can move the score, times how likely one of them
 * lists something by how often it does here, for each question. It goes on while it is likelier
 * than {@link #CHANCE} that the lists not asked would together turn the verdict; of lists that
 * found nothing each makes those left less likely to find something. Where the constants come from,
 * and the runs that measured them, says docs/decisions/0005-frugal-network-effort.md. One thread.
 */
final class FrugalEffort {

  /** How likely another verdict may be. */
  static final double CHANCE = 0.003;

  /** What each list that found nothing leaves of the likelihood of the others. */
  private static final double LESS_LIKELY = 0.7;

  private static final int STEPS_PER_POINT = 10;

  /** How far from the verdict's turn a score may be, in tenths of a point. */
  private static final int MAX_STEPS = 1_000;

  private final ScanNetwork network;
  private final ScoreRange range;
  private final HitCollector hits;
  private final double required;
  private final Map<String, Swing> swings = new HashMap<>();
  private int withoutListing;

  FrugalEffort(ScanNetwork network, ScoreRange range, HitCollector hits, double required) {
    this.network = network;
    this.range = range;
    this.hits = hits;
    this.required = required;
  }

  /** How far a list can move the score, and how likely one answer of all does. */
  private record Swing(double up, double down, double chance, int questions) {

    /** How much it may tell about a verdict that is spam or ham so far. */
    double worth(boolean spam) {
      return (spam ? down : up) * chance / Math.max(1, questions);
    }
  }

  /** Asks until the verdict is as good as known. */
  void run(HeldQuestions held, long deadlineNanos) {
    network.settle(deadlineNanos);
    withoutListing = held.silentForFree(hits.foreseen());
    while (!held.lists().isEmpty() && System.nanoTime() - deadlineNanos < 0) {
      double score = measure(held);
      if (chance(score) < CHANCE) {
        return;
      }
      String next = best(score >= required).orElseThrow();
      int before = hits.foreseen().cardinality();
      network.open(next);
      network.settle(deadlineNanos);
      if (hits.foreseen().cardinality() == before) {
        withoutListing++;
      }
    }
  }

  /** The score with nothing more listed; fills in what each list can do to it. */
  private double measure(HeldQuestions held) {
    double sum = hits.soFar().all();
    range.compute(sum, hits.foreseen(), new BitSet());
    double score = range.least();
    swings.clear();
    double lists = Math.pow(LESS_LIKELY, withoutListing);
    for (String list : List.copyOf(held.lists())) {
      range.compute(sum, hits.foreseen(), held.rulesOf(list));
      swings.put(
          list,
          new Swing(
              range.most() - score,
              score - range.least(),
              chanceOf(list, held.count(list), lists),
              held.count(list)));
    }
    return score;
  }

  /** That a list says something to move the score, by how often it does so to one question. */
  private double chanceOf(String list, int questions, double lists) {
    return ScanNetwork.isList(list)
        ? 1 - Math.pow(1 - network.share(list) * lists, questions)
        : network.share(list);
  }

  private Optional<String> best(boolean spam) {
    return swings.entrySet().stream()
        .max(
            Map.Entry.<String, Swing>comparingByValue(
                    (a, b) -> Double.compare(a.worth(spam), b.worth(spam)))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** How likely the lists not asked would turn the verdict, were they independent. */
  private double chance(double score) {
    boolean spam = score >= required;
    int needed = (int) Math.ceil(STEPS_PER_POINT * Math.abs(required - score));
    if (needed > MAX_STEPS) {
      return 0;
    }
    double[] chances = new double[needed + 1];
    chances[0] = 1;
    for (Swing swing : swings.values()) {
      double moves = Math.ceil(STEPS_PER_POINT * (spam ? swing.down() : swing.up()));
      int steps = (int) Math.min(needed, moves);
      for (int at = needed - 1; at >= 0 && steps > 0; at--) {
        double moved = chances[at] * swing.chance();
        chances[at] -= moved;
        chances[Math.min(needed, at + steps)] += moved;
      }
    }
    return needed == 0 ? 1 : chances[needed];
  }
}
