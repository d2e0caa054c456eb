package org.hamlet.regex;

import java.time.Duration;

/**
 * How much work one match may be.
 *
 * @param perMatch wall time of one pattern on one piece of text
 */
public record MatchLimits(Duration perMatch) {

  /** Long for any match, short beside the time of a scan. */
  public static final MatchLimits DEFAULT = new MatchLimits(Duration.ofSeconds(2));
}
