package org.hamlet.regex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The capture groups of a pattern while it is parsed. References may come before their group, so
 * they are collected as lists that are filled in at the end.
 */
final class Groups {

  /** A reference waiting for the end of the pattern. */
  private record Waiting(String name, int number, List<Integer> numbers, int position) {}

  private final Map<String, List<Integer>> byName = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int count;
  private int opened;
  private int lookBehinds;

  int count() {
    return count;
  }

  /** A number that changes with every group opened or referred to and every look-behind. */
  int changes() {
    return opened + waiting.size() + lookBehinds;
  }

  /** Looking behind is noted too, since it needs a check of its own. */
  void noteLookBehind() {
    lookBehinds++;
  }

  boolean hasLookBehind() {
    return lookBehinds > 0;
  }

  /** How many captures a node holds. */
  static int within(Node root) {
    int[] found = new int[1];
    Node.visit(root, node -> found[0] += node instanceof Node.Capture ? 1 : 0);
    return found[0];
  }

  /** The groups that back references and conditions ask about. */
  static Set<Integer> referredTo(Node root) {
    Set<Integer> groups = new HashSet<>();
    Node.visit(
        root,
        node -> {
          if (node instanceof Node.BackReference reference) {
            groups.addAll(reference.groups());
          } else if (node instanceof Node.Conditional conditional) {
            groups.addAll(conditional.groups());
          }
        });
    return groups;
  }

  int open() {
    opened++;
    return ++count;
  }

  /** Goes on numbering from a number already given: the next branch of a branch reset. */
  void continueFrom(int number) {
    count = number;
  }

  void name(String name, int number) {
    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(number);
  }

  /** The first group of each name. */
  Map<String, Integer> names() {
    Map<String, Integer> first = new LinkedHashMap<>();
    byName.forEach((name, numbers) -> first.put(name, numbers.get(0)));
    return first;
  }

  List<Integer> reference(int number, int position) {
    return wait(new Waiting("", number, new ArrayList<>(), position));
  }

  List<Integer> reference(String name, int position) {
    return wait(new Waiting(name, 0, new ArrayList<>(), position));
  }

  private List<Integer> wait(Waiting reference) {
    waiting.add(reference);
    return reference.numbers();
  }

  /** Fills in all references. */
  void resolve() throws PatternProblem {
    for (Waiting w : waiting) {
      if (w.name().isEmpty()) {
        if (w.number() > count) {
          throw new PatternProblem("reference to nonexistent group", w.position());
        }
        w.numbers().add(w.number());
      } else if (byName.containsKey(w.name())) {
        w.numbers().addAll(byName.get(w.name()));
      } else {
        throw new PatternProblem("reference to nonexistent named group " + w.name(), w.position());
      }
    }
  }
}
