package org.hamlet.regex;

/**
 * What can come at a place of a pattern on the way to a match; an upper bound.
 *
 * @param set bytes that can come next
 * @param atEnd whether it may also be the end of the text
 * @param succeeds whether a match is certain whatever comes
 */
record Follow(ByteSet set, boolean atEnd, boolean succeeds) {

  /** Behind the last part of a pattern. */
  static final Follow SUCCESS = new Follow(ByteSet.NONE, false, true);

  /** Nothing is known. */
  static final Follow ANYTHING = new Follow(ByteSet.ALL, true, false);

  /** Either of two. */
  Follow or(Follow other) {
    return new Follow(set.or(other.set), atEnd || other.atEnd, succeeds || other.succeeds);
  }

  /** The same where more has to come before success is certain. */
  Follow uncertain() {
    return succeeds ? ANYTHING : this;
  }

  /** Whether nothing can be gained by giving back bytes of a set once all were taken. */
  boolean neverWants(ByteSet given) {
    return succeeds || (!atEnd && set.and(given).equals(ByteSet.NONE));
  }

  // what a record has of itself is linked by some sixty classes that Java makes at each start

  @Override
  public boolean equals(Object other) {
    return other instanceof Follow follow
        && atEnd == follow.atEnd
        && succeeds == follow.succeeds
        && set.equals(follow.set);
  }

  @Override
  public int hashCode() {
    return (set.hashCode() * 31 + (atEnd ? 1 : 0)) * 31 + (succeeds ? 1 : 0);
  }
}
