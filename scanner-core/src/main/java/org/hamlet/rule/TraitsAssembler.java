package org.hamlet.rule;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/**
 * Puts together what is said about each rule: scores with their defaults, description, priority,
 * and flags, of which metas inherit {@code net} from what they name until nothing changes any more.
 */
final class TraitsAssembler {

  private static final String NET = "net";
  private static final double UNDER_TEST_POINTS = 0.01;

  private final RuleDrafts drafts;
  private final Map<Map<String, String>, Map<String, String>> withNet = new HashMap<>();

  TraitsAssembler(RuleDrafts drafts) {
    this.drafts = drafts;
  }

  /** Traits of every rule, in the order of the rules. */
  Map<RuleName, RuleTraits> traits(Map<RuleName, Rule> rules) {
    Set<RuleName> net = netRules(rules);
    Priorities priorities = new Priorities(drafts.priorities(), rules);
    Map<RuleName, RuleTraits> traits = new LinkedHashMap<>(rules.size() * 2);
    for (RuleName name : rules.keySet()) {
      Map<String, String> flags = drafts.flags().getOrDefault(name, Map.of());
      if (net.contains(name) && !flags.containsKey(NET)) {
        flags = addNet(flags);
      }
      traits.put(
          name,
          new RuleTraits(
              scores(name, flags),
              drafts.descriptions().getOrDefault(name, ""),
              flags,
              priorities.of(name, net.contains(name)),
              drafts.shortcircuits().getOrDefault(name, Shortcircuit.OFF)));
    }
    return Collections.unmodifiableMap(traits);
  }

  /**
   * Traits with what the lines changed.
   *
   * @param before of the rules below
   * @param rules all rules
   * @param own names of rules the lines define
   */
  Map<RuleName, RuleTraits> changed(
      Map<RuleName, RuleTraits> before, Map<RuleName, Rule> rules, Set<RuleName> own) {
    Set<RuleName> touched = new LinkedHashSet<>(own);
    touched.addAll(drafts.scores().keySet());
    touched.addAll(drafts.flags().keySet());
    touched.addAll(drafts.priorities().keySet());
    touched.addAll(drafts.descriptions().keySet());
    touched.addAll(drafts.shortcircuits().keySet());
    Map<RuleName, RuleTraits> changes = new HashMap<>();
    for (RuleName name : touched) {
      if (rules.containsKey(name)) {
        changes.put(name, changed(name, Optional.ofNullable(before.get(name))));
      }
    }
    return changes.isEmpty() ? before : new OverlayMap<>(before, changes);
  }

  private RuleTraits changed(RuleName name, Optional<RuleTraits> before) {
    Map<String, String> flags =
        drafts.flags().getOrDefault(name, before.map(RuleTraits::flags).orElse(Map.of()));
    Scores scores = before.map(RuleTraits::scores).orElseGet(() -> scores(name, flags));
    return new RuleTraits(
        drafts.scores().getOrDefault(name, scores),
        drafts.descriptions().getOrDefault(name, before.map(RuleTraits::description).orElse("")),
        flags,
        drafts.priorities().getOrDefault(name, before.map(RuleTraits::priority).orElse(0)),
        drafts
            .shortcircuits()
            .getOrDefault(name, before.map(RuleTraits::shortcircuit).orElse(Shortcircuit.OFF)));
  }

  private Scores scores(RuleName name, Map<String, String> flags) {
    Scores explicit = drafts.scores().get(name);
    if (explicit != null) {
      return explicit;
    }
    double points = name.isUnderTest() ? UNDER_TEST_POINTS : 1;
    return Scores.same(flags.containsKey("nice") ? -points : points);
  }

  private Map<String, String> addNet(Map<String, String> flags) {
    Map<String, String> known = withNet.get(flags);
    if (known == null) {
      Map<String, String> more = new HashMap<>(flags);
      more.put(NET, "");
      known = Map.copyOf(more);
      withNet.put(flags, known);
    }
    return known;
  }

  private Set<RuleName> netRules(Map<RuleName, Rule> rules) {
    Deque<RuleName> added = new ArrayDeque<>();
    for (Map.Entry<RuleName, Map<String, String>> e : drafts.flags().entrySet()) {
      if (e.getValue().containsKey(NET)) {
        added.add(e.getKey());
      }
    }
    Map<RuleName, List<RuleName>> dependents = MetaNames.dependents(rules);
    Set<RuleName> net = new HashSet<>(added);
    while (!added.isEmpty()) {
      for (RuleName meta : dependents.getOrDefault(added.poll(), List.of())) {
        if (net.add(meta)) {
          added.add(meta);
        }
      }
    }
    return net;
  }
}
