package org.hamlet.engine;

/** The scan's time limit passed; an expected outcome, so without a stack trace. */
final class DeadlineReached extends Exception {

  private static final long serialVersionUID = 1L;

  DeadlineReached() {
    super("time_limit", null, false, false);
  }
}
