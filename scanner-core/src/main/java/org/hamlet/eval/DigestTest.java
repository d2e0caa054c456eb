package org.hamlet.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.rule.Settings;

/**
 * When a digest of a kind makes spam of a message.
 *
 * @param kind of which digests
 * @param reports least number of them
 * @param trust least weight of those who reported
 */
public record DigestTest(SharedDigest.Kind kind, long reports, double trust) {

  /**
   * Reads {@code KIND[, REPORTS]}.
   *
   * @throws BadArguments when there is no such kind, or no number
   */
  public static DigestTest of(Arguments arguments, Settings settings) throws BadArguments {
    String name = arguments.text(0);
    SharedDigest.Kind kind =
        SharedDigest.Kind.named(name)
            .orElseThrow(() -> new BadArguments(name + " is not body, attachment or host"));
    double least = Math.max(arguments.number(1, 1), settings.number("hamlet_digest_count_min"));
    return new DigestTest(
        kind, (long) Math.ceil(least), settings.number("hamlet_digest_trust_min"));
  }

  /** The digest that makes spam, the one reported most; empty when none does. */
  public Optional<Sighting> spam(List<Sighting> known) {
    return known.stream()
        .filter(sighting -> sighting.digest().kind() == kind)
        .filter(sighting -> sighting.isSpam(reports, trust))
        .max(Comparator.comparingLong(Sighting::spam));
  }

  /** How often a digest was reported, and how much the message is like that, for a report. */
  public static String shown(Sighting known) {
    String shown = known.spam() + " x " + known.digest().kind() + " " + known.digest().shown();
    return known.similarity() == 1
        ? shown
        : shown + String.format(Locale.ROOT, ", %.0f %% alike", 100 * known.similarity());
  }
}
