package org.hamlet.regex;

import java.time.Duration;

/**
 * How much work one match may be.
 *
 * @param perMatch wall time of one pattern on one piece of text
 * @param prefilter whether patterns that an index shows not to match are left out; without it scans
 *     find the same and take ten times as long, so only a check of that goes without
 */
public record MatchLimits(Duration perMatch, boolean prefilter) {

  /** Long for any match, short beside the time of a scan. */
  public static final MatchLimits DEFAULT = new MatchLimits(Duration.ofSeconds(2), true);

  /** The same with every pattern tried on every text. */
  public MatchLimits withoutPrefilter() {
    return new MatchLimits(perMatch, false);
  }
}
