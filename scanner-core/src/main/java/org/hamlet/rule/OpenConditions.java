package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code if} lines of a file that have no {@code endif} yet, at most {@link #MAX_DEPTH}. One
 * thread.
 */
final class OpenConditions {

  /** How deep {@code if} may nest. */
  static final int MAX_DEPTH = 100;

  private final Problems problems;
  private final List<ConfigLine> lines = new ArrayList<>();
  private final List<Boolean> taken = new ArrayList<>();
  private boolean skipping;

  OpenConditions(Problems problems) {
    this.problems = problems;
  }

  /** Whether lines between here and the next of these do not count. */
  boolean skipping() {
    return skipping;
  }

  /** An {@code if}. False, with a problem, when it is one too many. */
  boolean open(ConfigLine line, boolean holds) {
    if (lines.size() >= MAX_DEPTH) {
      problems.add(line.keyError("conditions nest deeper than " + MAX_DEPTH));
      return false;
    }
    lines.add(line);
    taken.add(holds);
    skipping = skipping || !holds;
    return true;
  }

  /** An {@code else}. */
  void otherwise(ConfigLine line) {
    if (lines.isEmpty()) {
      problems.add(line.keyError("else without if"));
      return;
    }
    int last = taken.size() - 1;
    taken.set(last, !taken.get(last));
    skipping = taken.contains(false);
  }

  /** An {@code endif}. */
  void close(ConfigLine line) {
    if (lines.isEmpty()) {
      problems.add(line.keyError("endif without if"));
      return;
    }
    int last = taken.size() - 1;
    taken.remove(last);
    lines.remove(last);
    skipping = taken.contains(false);
  }

  /** The end of the file. */
  void atEnd() {
    for (ConfigLine open : lines) {
      problems.add(open.keyError("this if has no endif before the end of the file"));
    }
  }
}
