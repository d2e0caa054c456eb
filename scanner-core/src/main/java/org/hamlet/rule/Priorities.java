package org.hamlet.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.hamlet.verdict.RuleName;

/**
 * The order in which rules run: what a {@code priority} line says, but never later than a meta that
 * names the rule; rules that need the network and have no other place run early, so that answers
 * can come in while the rest is at work.
 */
final class Priorities {

  /** Where network rules run that have no other place. */
  static final int NET_PRIORITY = -100;

  /** Where rules run whose named groups fill the places of other patterns. */
  static final int CAPTURE_PRIORITY = -10_000;

  private final Map<RuleName, Integer> priorities;

  Priorities(Map<RuleName, Integer> written, Map<RuleName, Rule> rules) {
    priorities = new HashMap<>(written);
    for (Rule rule : rules.values()) {
      if (isAskedEarly(rule)) {
        priorities.put(rule.name(), NET_PRIORITY);
      } else if (captures(rule)) {
        priorities.put(rule.name(), CAPTURE_PRIORITY);
      }
    }
    Deque<RuleName> lowered = new ArrayDeque<>();
    for (Map.Entry<RuleName, Integer> e : written.entrySet()) {
      if (e.getValue() < 0) {
        lowered.add(e.getKey());
      }
    }
    while (!lowered.isEmpty()) {
      RuleName name = lowered.poll();
      if (rules.get(name) instanceof Rule.MetaRule meta) {
        lowerDependencies(meta, lowered);
      }
    }
    lowerThoseAboveDefault(rules);
  }

  /** Compat: these functions' rules ignore their own priority lines. */
  private static boolean isAskedEarly(Rule rule) {
    return rule instanceof Rule.EvalRule eval
        && (eval.function().startsWith("check_razor2")
            || eval.function().startsWith("check_pyzor"));
  }

  private static boolean captures(Rule rule) {
    String source =
        rule instanceof Rule.HeaderRule header
            ? header.pattern().source()
            : rule instanceof Rule.BodyRule body ? body.pattern().source() : "";
    int group = source.indexOf("(?<");
    return group >= 0
        && group + 3 < source.length()
        && Character.isUpperCase(source.charAt(group + 3));
  }

  private void lowerDependencies(Rule.MetaRule meta, Deque<RuleName> lowered) {
    int own = priorities.getOrDefault(meta.name(), 0);
    for (RuleName name : meta.expression().names()) {
      if (priorities.getOrDefault(name, 0) > own) {
        priorities.put(name, own);
        lowered.add(name);
      }
    }
  }

  /** Only written priorities above 0 are left to lower, by metas of any priority. */
  private void lowerThoseAboveDefault(Map<RuleName, Rule> rules) {
    boolean above = priorities.values().stream().anyMatch(p -> p > 0);
    Deque<RuleName> lowered = new ArrayDeque<>();
    if (above) {
      for (Rule rule : rules.values()) {
        if (rule instanceof Rule.MetaRule meta) {
          lowerDependencies(meta, lowered);
        }
      }
    }
    while (!lowered.isEmpty()) {
      if (rules.get(lowered.poll()) instanceof Rule.MetaRule meta) {
        lowerDependencies(meta, lowered);
      }
    }
  }

  int of(RuleName name, boolean net) {
    int priority = priorities.getOrDefault(name, 0);
    return net && priority == 0 ? NET_PRIORITY : priority;
  }
}
