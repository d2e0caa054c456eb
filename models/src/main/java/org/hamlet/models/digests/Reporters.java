package org.hamlet.models.digests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.digest.shared.Reporter;

/** Reporters by number, in the order in which they came. One thread. */
final class Reporters {

  /** Most that are told apart; all who come later are one. */
  static final int MAX_REPORTERS = 1_000;

  private static final Reporter OTHERS = new Reporter("others");

  private final List<Standing> all = new ArrayList<>();
  private final Map<Reporter, Integer> numbers = new HashMap<>();

  /** The number of a reporter: the next one for who is new. */
  int number(Reporter reporter) {
    return numbers.getOrDefault(named(reporter), all.size());
  }

  /** As whom a reporter counts. */
  Reporter named(Reporter reporter) {
    boolean room = all.size() < MAX_REPORTERS - 1 || numbers.containsKey(reporter);
    return room ? reporter : OTHERS;
  }

  int size() {
    return all.size();
  }

  Standing get(int number) {
    return all.get(number);
  }

  /** Takes in a standing, that of who is new with the next number. */
  void put(int number, Standing standing) {
    if (number == all.size()) {
      all.add(standing);
    } else {
      all.set(number, standing);
    }
    numbers.put(standing.reporter(), number);
  }

  List<Standing> all() {
    return List.copyOf(all);
  }

  void clear() {
    all.clear();
    numbers.clear();
  }
}
