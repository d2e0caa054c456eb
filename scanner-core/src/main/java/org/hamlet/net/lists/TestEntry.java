package org.hamlet.net.lists;

/** What is known of the entries that every list has for who tests it (RFC 5782, section 5). */
enum TestEntry {
  UNTOLD("answers"),
  LISTED("answers"),
  LISTED_IPV6("answers, about IPv6 addresses too"),
  LACKING("answers, but lacks the test entry every list must have");

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
    return this == LACKING ? "; it lacks the test entry every list must have" : "";
  }
}
