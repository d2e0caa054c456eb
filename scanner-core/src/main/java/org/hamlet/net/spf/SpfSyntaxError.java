package org.hamlet.net.spf;

/** A record that does not follow the grammar; an expected outcome, so without a stack trace. */
final class SpfSyntaxError extends Exception {

  private static final long serialVersionUID = 1L;

  SpfSyntaxError(String text) {
    super(text, null, false, false);
  }
}
