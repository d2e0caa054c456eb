package org.hamlet.net.lists;

/** What is known of the entries that every list has for who tests it (RFC 5782, section 5). */
enum TestEntry {
  UNTOLD("answers"),
  LISTED("answers"),
  LISTED_IPV6("answers, about IPv6 addresses too"),
  LACKING("answers, but lacks the test entry every list must have"),
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

  /** What is known of a list that had this and was asked again. */
  TestEntry then(TestEntry found) {
    return found == LACKING && this != UNTOLD && this != LACKING ? LOST : found;
  }

  private boolean lacks() {
    return this == LACKING || this == LOST;
  }
}
