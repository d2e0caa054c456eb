package org.hamlet.digest.shared;

/**
 * What one reporter said of a digest.
 *
 * @param reporter who
 * @param trust how much is given on that, 0 to 1
 * @param spam how many messages with it were called spam
 * @param ham how many were called wanted
 */
public record Opinion(Reporter reporter, double trust, long spam, long ham) {

  /** With less trust nothing counts. */
  public static final double LEAST_TRUST = 0.2;

  /** Whether it counts. */
  boolean counts() {
    return trust >= LEAST_TRUST;
  }
}
