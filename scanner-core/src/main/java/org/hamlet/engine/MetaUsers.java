package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;

/** By rule, the metas that name it. Immutable. */
final class MetaUsers {

  private final int[][] users;

  /** Of sets of indexes, by the index of the rule they name. */
  MetaUsers(List<BitSet> users) {
    this.users = users.stream().map(set -> set.stream().toArray()).toArray(int[][]::new);
  }

  /** How many rules there are. */
  int rules() {
    return users.length;
  }

  /** The indexes of the metas that name a rule; not to be changed. */
  int[] of(int rule) {
    return users[rule];
  }
}
