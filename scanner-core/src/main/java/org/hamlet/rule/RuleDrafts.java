package org.hamlet.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hamlet.verdict.RuleName;

/** Rules and what is said about them, while lines are read. One thread. */
final class RuleDrafts {

  /** How many rules a configuration may define. */
  static final int MAX_RULES = 200_000;

  private final Map<RuleName, RuleTraits> known;
  private final boolean localOnly;
  private final Map<String, RuleName> names = new HashMap<>();
  private final Map<RuleName, RuleDraft> rules = new LinkedHashMap<>();
  private final Map<RuleName, Scores> scores = new HashMap<>();
  private final Map<RuleName, Map<String, String>> flags = new HashMap<>();
  private final Map<RuleName, Integer> priorities = new HashMap<>();
  private final Map<RuleName, String> descriptions = new HashMap<>();
  private final Map<RuleName, Shortcircuit> shortcircuits = new HashMap<>();
  private final Map<RuleName, ConfigLine> reused = new LinkedHashMap<>();

  /** Of a configuration that begins with nothing. */
  RuleDrafts(boolean localOnly) {
    this(Map.of(), localOnly);
  }

  /** Of lines on top of a rule set. */
  RuleDrafts(RuleSet site, boolean localOnly) {
    this(site.traits(), localOnly);
  }

  private RuleDrafts(Map<RuleName, RuleTraits> known, boolean localOnly) {
    this.known = known;
    this.localOnly = localOnly;
  }

  /** What {@code local_tests_only} is in metas. */
  boolean localOnly() {
    return localOnly;
  }

  /** The scores a relative one is added to. */
  Optional<Scores> scoresBefore(RuleName name) {
    Scores written = scores.get(name);
    if (written == null && known.containsKey(name)) {
      written = known.get(name).scores();
    }
    return Optional.ofNullable(written);
  }

  /** The priority a rule has by the lines so far. */
  int priorityBefore(RuleName name) {
    RuleTraits below = known.get(name);
    return priorities.getOrDefault(name, below == null ? 0 : below.priority());
  }

  /** The flags a rule has by the lines so far. */
  Map<String, String> flagsBefore(RuleName name) {
    RuleTraits below = known.get(name);
    return flags.getOrDefault(name, below == null ? Map.of() : below.flags());
  }

  /** The one instance for a legal name. */
  RuleName name(String text) {
    RuleName known = names.get(text);
    if (known == null) {
      known = new RuleName(text);
      names.put(text, known);
    }
    return known;
  }

  /** Adds a rule or replaces the one of that name. */
  void define(RuleDraft draft) throws BadLine {
    if (rules.size() >= MAX_RULES && !rules.containsKey(draft.name())) {
      throw new BadLine(0, "more than " + MAX_RULES + " rules");
    }
    rules.put(draft.name(), draft);
  }

  /** Declares a name that needs no definition. */
  void reuse(RuleName name, ConfigLine line) {
    reused.putIfAbsent(name, line);
  }

  Map<RuleName, RuleDraft> rules() {
    return rules;
  }

  Map<RuleName, ConfigLine> reused() {
    return reused;
  }

  Map<RuleName, Scores> scores() {
    return scores;
  }

  Map<RuleName, Map<String, String>> flags() {
    return flags;
  }

  Map<RuleName, Integer> priorities() {
    return priorities;
  }

  Map<RuleName, String> descriptions() {
    return descriptions;
  }

  Map<RuleName, Shortcircuit> shortcircuits() {
    return shortcircuits;
  }
}
