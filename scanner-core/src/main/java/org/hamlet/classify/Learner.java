package org.hamlet.classify;

import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * What can be taught. It sees the very input that a {@link Classifier} sees, so that both take the
 * same tokens from a message. Thread-safe; never throws for a store that cannot be written, but
 * says so in the outcome.
 */
public interface Learner {

  /** Who says what a message is. */
  enum Teacher {
    /** Someone who looked: learned even when that contradicts what was learned before. */
    PERSON,
    /** A scan that was sure: a message learned before stays as it is. */
    AUTOLEARN
  }

  /** Learns one message, forgetting first that it was learned with the other label. */
  LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher);

  /** Takes back what was learned from one message, whatever its label was. */
  LearnOutcome forget(ClassifierInput input);
}
