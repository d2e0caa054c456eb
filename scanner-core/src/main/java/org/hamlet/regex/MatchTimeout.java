package org.hamlet.regex;

/** A match used up its budget; the rule counts as not hit and the verdict says so. */
public final class MatchTimeout extends Exception {

  private static final long serialVersionUID = 1L;

  /** Tells which pattern; no stack trace, since it is an expected outcome. */
  public MatchTimeout(String source) {
    super("time limit reached in pattern " + source, null, false, false);
  }
}
