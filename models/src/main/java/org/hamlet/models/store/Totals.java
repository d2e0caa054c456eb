package org.hamlet.models.store;

/**
 * How much was learned.
 *
 * @param spam messages learned as spam
 * @param ham messages learned as ham
 */
public record Totals(long spam, long ham) {

  /** Nothing learned. */
  public static final Totals NONE = new Totals(0, 0);

  Totals plus(int spamMessages, int hamMessages) {
    return new Totals(Math.max(0, spam + spamMessages), Math.max(0, ham + hamMessages));
  }
}
