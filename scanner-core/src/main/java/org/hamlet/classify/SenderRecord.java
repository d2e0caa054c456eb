package org.hamlet.classify;

/**
 * What is remembered of a sender.
 *
 * @param count messages; not whole where old ones lose weight
 * @param total points of all of them
 */
public record SenderRecord(double count, double total) {

  /** Nothing is known. */
  public static final SenderRecord NONE = new SenderRecord(0, 0);

  /** Whether anything is known. */
  public boolean isKnown() {
    return count > 0;
  }

  /** Points of a message in the mean; only when something is known. */
  public double mean() {
    return total / count;
  }

  /** One more message. */
  public SenderRecord plus(double points) {
    return new SenderRecord(count + 1, total + points);
  }
}
