package org.hamlet.verdict;

/** What automatic learning made of a message; {@link #text()} is the word headers show. */
public enum Autolearn {
  DISABLED("disabled"),
  NO("no"),
  HAM("ham"),
  SPAM("spam"),
  FAILED("failed"),
  UNAVAILABLE("unavailable");

  private final String text;

  Autolearn(String text) {
    this.text = text;
  }

  /** The word as SpamAssassin writes it in {@code autolearn=}. */
  public String text() {
    return text;
  }
}
