package org.hamlet.spamd.codec;

/** Stops the decoding of a request until there is room for what it needs next. */
final class NoRoom extends Exception {

  private static final long serialVersionUID = 1L;

  NoRoom() {
    super("no room for this request now", null, false, false);
  }
}
