package org.hamlet.scanner;

/** What is to be noted by hand of a sender. */
public enum SenderListing {
  /** That mail is wanted. */
  WELCOME,
  /** That it is not. */
  BLOCK,
  /** Nothing: what is known is forgotten. */
  REMOVE
}
