package org.hamlet.net.lists;

/** What a list said of the entry that it must not have: whether its listings mean something. */
enum Proof {
  /** It does not list it. */
  SHOWN,
  /** It lists it, or refuses. */
  REFUTED,
  /** It did not answer. */
  UNTOLD,
  /** It was not asked, by no fault of its own. */
  UNSENT
}
