package org.hamlet.net.lists;

/**
 * Listings in a row of one list, after which it has to prove again that it does not list
 * everything: docs/decisions/0015. Guarded by who has it.
 */
final class ListingRun {

  /** So many where it has not proved it during this run. */
  static final int UNPROVED_IN_A_ROW = 2;

  /** So many where it has. */
  static final int LISTED_IN_A_ROW = 8;

  private boolean heard;
  private int listed;
  private boolean proved;
  private boolean followsNothing;

  /** What it answered about mail; {@code true} when that is too much to be believed. */
  boolean said(boolean listing) {
    listed = listing ? listed + 1 : 0;
    proved &= listing;
    followsNothing |= !listing;
    return listed >= (proved ? LISTED_IN_A_ROW : UNPROVED_IN_A_ROW);
  }

  /**
   * Notes that it answered about mail; {@code true} for the first time in this process, which knows
   * nothing of the runs of others.
   */
  boolean begins() {
    boolean first = !heard;
    heard = true;
    return first;
  }

  /** Whether the listing just told is the first of a run, or after a proof. */
  boolean isFirst() {
    return listed == 1;
  }

  /** Whether that run, or what was listed since a proof, follows an answer that lists nothing. */
  boolean followsNothing() {
    return followsNothing;
  }

  /** It did not list what no list may. */
  void prove() {
    listed = 0;
    proved = true;
    followsNothing = false;
  }

  /** It did not answer about that. */
  void unprove() {
    proved = false;
  }
}
