package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hamlet.engine.ScanContext;

/**
 * The answers of one scan by the name of the set that {@code check_rbl} rules put them into and
 * {@code check_rbl_sub} rules read. Confined to the scan's thread.
 */
final class ListSets {

  private final Map<String, Set> sets = new HashMap<>();

  static ListSets of(ScanContext scan) {
    return scan.fact(ListSets.class, s -> new ListSets());
  }

  void add(String set, Listing listing) {
    Set known = sets.computeIfAbsent(set, s -> new Set());
    known.listings.add(listing);
    known.readers.forEach(reader -> reader.accept(listing));
  }

  /** Gives the reader what is in the set by now and all that will come. */
  void read(String set, Consumer<Listing> reader) {
    Set known = sets.computeIfAbsent(set, s -> new Set());
    known.readers.add(reader);
    known.listings.forEach(reader);
  }

  private static final class Set {
    private final List<Listing> listings = new ArrayList<>();
    private final List<Consumer<Listing>> readers = new ArrayList<>();
  }
}
