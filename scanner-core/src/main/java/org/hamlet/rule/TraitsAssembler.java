package org.hamlet.rule;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/**
 * Puts together what is said about each rule: scores with their defaults, description, priority, and
 * flags, of which metas inherit {@code net} from what they name until nothing changes any more.
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
              priorities.of(name, net.contains(name))));
    }
    return Collections.unmodifiableMap(traits);
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
    Set<RuleName> net = new HashSet<>();
    for (Map.Entry<RuleName, Map<String, String>> e : drafts.flags().entrySet()) {
      if (e.getValue().containsKey(NET)) {
        net.add(e.getKey());
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules.values()) {
        if (rule instanceof Rule.MetaRule meta
            && !net.contains(meta.name())
            && MetaNames.anyOf(meta.expression(), net)) {
          net.add(meta.name());
          changed = true;
        }
      }
    }
    return net;
  }
}
