package org.hamlet.verdict;

/** Which of a rule's four scores counts, in SpamAssassin's order: set 0 to set 3. */
public enum ScoreSet {
  /** Set 0: no network tests, no classifier. */
  LOCAL,
  /** Set 1: network tests, no classifier. */
  NET,
  /** Set 2: no network tests, classifier. */
  BAYES,
  /** Set 3: network tests and classifier. */
  BAYES_NET;

  /** The set for a scan that may use the network or the classifier, or neither. */
  public static ScoreSet of(boolean net, boolean bayes) {
    return values()[(net ? 1 : 0) + (bayes ? 2 : 0)];
  }

  /** Whether network tests run. */
  public boolean net() {
    return this == NET || this == BAYES_NET;
  }

  /** Whether classifier tests run. */
  public boolean bayes() {
    return this == BAYES || this == BAYES_NET;
  }
}
