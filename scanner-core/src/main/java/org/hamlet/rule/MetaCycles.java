package org.hamlet.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/**
 * Finds metas that depend on themselves, which therefore can never be evaluated. Depth first with a
 * stack of its own, so that long chains cost no call stack; each rule is entered once.
 */
final class MetaCycles {

  private final Map<RuleName, Rule> rules;
  private final Set<RuleName> done = new HashSet<>();
  private final List<List<RuleName>> found = new ArrayList<>();

  private MetaCycles(Map<RuleName, Rule> rules) {
    this.rules = rules;
  }

  /** One way round for each group of metas that wait for each other, in the order defined. */
  static List<List<RuleName>> of(Map<RuleName, Rule> rules) {
    MetaCycles search = new MetaCycles(rules);
    for (Rule rule : rules.values()) {
      if (rule instanceof Rule.MetaRule meta && !search.done.contains(meta.name())) {
        search.from(meta.name());
      }
    }
    return search.found;
  }

  private void from(RuleName start) {
    List<RuleName> path = new ArrayList<>();
    Map<RuleName, Integer> place = new HashMap<>();
    Deque<Iterator<RuleName>> open = new ArrayDeque<>();
    enter(start, path, place, open);
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        RuleName left = path.remove(path.size() - 1);
        place.remove(left);
        done.add(left);
        continue;
      }
      RuleName next = open.peek().next();
      if (place.containsKey(next)) {
        found.add(List.copyOf(path.subList(place.get(next), path.size())));
      } else if (!done.contains(next) && rules.get(next) instanceof Rule.MetaRule) {
        enter(next, path, place, open);
      }
    }
  }

  private void enter(
      RuleName name,
      List<RuleName> path,
      Map<RuleName, Integer> place,
      Deque<Iterator<RuleName>> open) {
    Rule.MetaRule meta = (Rule.MetaRule) rules.get(name);
    place.put(name, path.size());
    path.add(name);
    open.push(meta.expression().names().iterator());
  }
}
