package org.hamlet.models.scores;

/**
 * How points are learned.
 *
 * @param folds parts of the mail; points that judge one were learned from the others
 * @param seed of the order in which mail is dealt to the folds
 * @param hamLoss share of ham that may be called spam, 0 to 1
 * @param required the score from which mail is spam
 * @param limits how far points may go
 */
public record ScoreOptions(
    int folds, long seed, double hamLoss, double required, PointLimits limits) {

  /** Most folds. */
  public static final int MAX_FOLDS = 100;

  /** Checks the ranges. */
  public ScoreOptions {
    if (folds < 2 || folds > MAX_FOLDS) {
      throw new IllegalArgumentException("folds must be 2 to " + MAX_FOLDS + ": " + folds);
    }
    if (!(hamLoss >= 0 && hamLoss < 1)) {
      throw new IllegalArgumentException("ham loss must be at least 0 and below 1: " + hamLoss);
    }
    if (!(required > 0)) {
      throw new IllegalArgumentException("points must be above 0: " + required);
    }
  }
}
