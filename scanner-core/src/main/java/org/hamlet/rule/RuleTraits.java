package org.hamlet.rule;

import java.util.Map;
import java.util.OptionalInt;
import org.hamlet.verdict.ScoreSet;

/**
 * What is said about a rule apart from what it tests.
 *
 * @param scores points in each score set
 * @param description in the chosen language, empty when none
 * @param flags words of the rule's tflags line with their values ({@code maxhits} to {@code 5}),
 *     empty value for plain words; {@code net} also where a meta inherits it
 * @param priority order of running, smaller first
 * @param shortcircuit whether its hit ends the scan
 */
public record RuleTraits(
    Scores scores,
    String description,
    Map<String, String> flags,
    int priority,
    Shortcircuit shortcircuit) {

  /** Copies the flags. */
  public RuleTraits {
    flags = Map.copyOf(flags);
  }

  /** Points in one set; 0 means the rule is not run there. */
  public double score(ScoreSet set) {
    return scores.in(set);
  }

  /** Whether {@code tflags} names the word. */
  public boolean has(String flag) {
    return flags.containsKey(flag);
  }

  /** {@code maxhits=N}; only numbers get here. */
  public OptionalInt maxHits() {
    String value = flags.get("maxhits");
    return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }
}
