package org.hamlet.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one scan says about one message.
 *
 * @param score the sum of all points, rounded to three decimals
 * @param required the score from which a message is spam
 * @param scoreSet which scores counted
 * @param hits scored rules in the order they hit
 * @param subHits sub rules that hit, in the order they hit
 * @param autolearn what automatic learning decided
 * @param tags values of report tags by name, such as {@code SENDERDOMAIN}
 * @param defects what was malformed in the message, one sentence each
 * @param limits the limits that were reached
 * @param times where the time went
 */
public record Verdict(
    double score,
    double required,
    ScoreSet scoreSet,
    List<Hit> hits,
    List<Hit> subHits,
    Autolearn autolearn,
    Map<String, String> tags,
    List<String> defects,
    List<LimitReached> limits,
    ScanTimes times) {

  /** Copies the collections. */
  public Verdict {
    hits = List.copyOf(hits);
    subHits = List.copyOf(subHits);
    tags = Map.copyOf(tags);
    defects = List.copyOf(defects);
    limits = List.copyOf(limits);
  }

  /** Whether the score reaches the required score. */
  public boolean spam() {
    return score >= required;
  }

  /** The hit of one rule, sub rules included. */
  public Optional<Hit> hit(RuleName rule) {
    return Stream.concat(hits.stream(), subHits.stream())
        .filter(h -> h.rule().equals(rule))
        .findFirst();
  }
}
