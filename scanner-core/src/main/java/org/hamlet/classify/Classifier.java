package org.hamlet.classify;

import java.util.Optional;

/**
 * A statistical classifier. Thread-safe.
 *
 * @see Classification
 */
public interface Classifier {

  /** Whether enough was learned to be asked. */
  boolean ready();

  /** The probability of spam with its reasons; empty when the message says nothing. */
  Optional<Classification> classify(ClassifierInput input);
}
