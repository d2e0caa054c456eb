package org.hamlet.verdict;

/** What a message is said to be when it is learned. */
public enum Label {
  HAM,
  SPAM;

  /** The other one. */
  public Label other() {
    return this == HAM ? SPAM : HAM;
  }
}
