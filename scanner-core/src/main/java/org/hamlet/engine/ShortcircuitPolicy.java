package org.hamlet.engine;

import java.util.OptionalDouble;
import org.hamlet.rule.Settings;

/**
 * What the configuration says about scans that end early. Immutable.
 *
 * @param loaded whether SpamAssassin's Shortcircuit plugin is; without it nothing ends a scan
 * @param spamPoints what a rule adds that ends it as spam
 * @param hamPoints the same for ham
 * @param maxSpamScore a sum above it ends the scan, if there is such a limit
 * @param minHamScore a sum below it ends the scan, if there is such a limit
 */
record ShortcircuitPolicy(
    boolean loaded,
    double spamPoints,
    double hamPoints,
    OptionalDouble maxSpamScore,
    OptionalDouble minHamScore) {

  static ShortcircuitPolicy of(Settings settings) {
    return new ShortcircuitPolicy(
        settings.isLoaded("Shortcircuit"),
        settings.number("shortcircuit_spam_score"),
        settings.number("shortcircuit_ham_score"),
        limit(settings, "shortcircuit_max_spam_score"),
        limit(settings, "shortcircuit_min_ham_score"));
  }

  private static OptionalDouble limit(Settings settings, String name) {
    return settings.isSet(name) ? OptionalDouble.of(settings.number(name)) : OptionalDouble.empty();
  }

  /** Whether a sum of points alone ends a scan. */
  boolean endsAt(double sum) {
    return loaded
        && ((maxSpamScore.isPresent() && sum > maxSpamScore.getAsDouble())
            || (minHamScore.isPresent() && sum < minHamScore.getAsDouble()));
  }
}
