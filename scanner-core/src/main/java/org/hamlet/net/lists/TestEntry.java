package org.hamlet.net.lists;

/**
 * What is known of an entry that every list of a kind has for who tests it (RFC 5782, section 5).
 */
enum TestEntry {
  UNTOLD("answers"),
  LACKING("answers, but lacks the test entry every list must have"),
  LISTED("answers"),
  LISTED_IPV6("answers, about IPv6 addresses too"),
  MISSED("answers, but did not have its test entry when last asked for it"),
  LOST("answers, but lost the test entry it had, which every list must have");

  private final String words;

  TestEntry(String words) {
    this.words = words;
  }

  /** What people are told of a list that answered today. */
  String words() {
    return words;
  }

  /** What they are told of another, behind the reason. */
  String wordsBehind() {
    return lacks() ? "; it lacks the test entry every list must have" : "";
  }

  /**
   * What is known of an entry that was this and was asked for again: what was there is lost when it
   * is missed twice, on two days, so that one bad hour of a list does not count.
   *
   * @param anotherDay whether it is a day later
   */
  TestEntry then(TestEntry found, boolean anotherDay) {
    if (found != LACKING || this == UNTOLD || this == LACKING) {
      return found;
    }
    return this == LOST || (this == MISSED && anotherDay) ? LOST : MISSED;
  }

  boolean lacks() {
    return this == LACKING || this == LOST;
  }
}
