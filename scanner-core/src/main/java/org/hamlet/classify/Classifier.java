package org.hamlet.classify;

import java.util.Optional;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;

/**
 * A statistical classifier. Thread-safe; asks nothing of the disk that scanning would have to wait
 * for, and opens what it needs when first asked.
 *
 * @see Classification
 */
public interface Classifier {

  /**
   * Whether enough was learned to be asked.
   *
   * @param settings those in force, such as {@code bayes_min_spam_num}
   * @param user whose mail it is; empty for the one store of the process
   */
  boolean ready(Settings settings, Optional<String> user);

  /** The probability of spam with its reasons; empty when the message says nothing. */
  Optional<Classification> classify(ClassifierInput input);
}
