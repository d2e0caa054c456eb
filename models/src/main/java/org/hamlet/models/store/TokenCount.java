package org.hamlet.models.store;

/**
 * What was learned of one token.
 *
 * @param key its key of 40 bits
 * @param spam spam messages that had it
 * @param ham ham messages that had it
 * @param seconds when such a message was last received, seconds since 1970
 */
public record TokenCount(long key, int spam, int ham, int seconds) {

  /** How many messages had it. */
  public long messages() {
    return (long) spam + ham;
  }

  /** The counts after changes, none of them below zero. */
  TokenCount changedBy(TokenCount changes) {
    return new TokenCount(
        key,
        Math.max(0, spam + changes.spam),
        Math.max(0, ham + changes.ham),
        Math.max(seconds, changes.seconds));
  }
}
