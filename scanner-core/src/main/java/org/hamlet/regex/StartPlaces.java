package org.hamlet.regex;

import java.util.BitSet;

/** Places of one text at which a match may begin. Confined to one thread while it is filled. */
final class StartPlaces {

  /** Nothing is known: any place will do. */
  static final StartPlaces EVERYWHERE = new StartPlaces(new BitSet(0));

  /** No place at all. */
  static final StartPlaces NONE = new StartPlaces(new BitSet(0));

  private final BitSet places;

  private StartPlaces(BitSet places) {
    this.places = places;
  }

  /** With one more place: this object, unless it was {@link #NONE}. */
  StartPlaces with(int place) {
    StartPlaces more = this == NONE ? new StartPlaces(new BitSet(place + 1)) : this;
    more.places.set(place);
    return more;
  }

  /** The first at or after {@code from}; -1 when there is none. */
  int next(int from) {
    return this == EVERYWHERE ? from : places.nextSetBit(from);
  }
}
