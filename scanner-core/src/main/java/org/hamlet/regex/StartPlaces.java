package org.hamlet.regex;

import java.util.BitSet;

/** Places of one text at which a match may begin. Confined to one thread while it is filled. */
final class StartPlaces {

  /** Nothing is known: any place will do. */
  static final StartPlaces EVERYWHERE = new StartPlaces();

  private final BitSet places = new BitSet();

  /** Notes a place. */
  void add(int place) {
    places.set(place);
  }

  /** The first at or after {@code from}; -1 when there is none. */
  int next(int from) {
    return this == EVERYWHERE ? from : places.nextSetBit(from);
  }
}
