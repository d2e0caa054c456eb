package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects what was wrong, up to a limit. One thread. */
final class Problems {

  /** How many are kept: a wrong file given by mistake must not fill the memory. */
  static final int MAX_PROBLEMS = 1000;

  private final List<ConfigProblem> found = new ArrayList<>();

  void add(ConfigProblem problem) {
    if (found.size() < MAX_PROBLEMS) {
      found.add(problem);
    }
  }

  /** Whether more are thrown away. */
  boolean isFull() {
    return found.size() >= MAX_PROBLEMS;
  }

  List<ConfigProblem> all() {
    return List.copyOf(found);
  }
}
