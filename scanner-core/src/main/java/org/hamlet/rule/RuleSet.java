package org.hamlet.rule;

import java.util.List;
import java.util.Map;
import org.hamlet.verdict.RuleName;

/**
 * A loaded configuration: rules, what is said about them, and settings. Immutable, shared by all
 * threads.
 *
 * @param rules by name, in the order defined
 * @param traits of every name in {@code rules}
 * @param settings all other settings
 * @param problems what could not be used, in file order
 */
public record RuleSet(
    Map<RuleName, Rule> rules,
    Map<RuleName, RuleTraits> traits,
    Settings settings,
    List<ConfigProblem> problems) {}
