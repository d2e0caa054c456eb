package org.hamlet.verdict;

import java.time.Duration;

/**
 * How long the test of one rule took.
 *
 * @param rule its name
 * @param took wall time
 */
public record RuleTime(RuleName rule, Duration took) {}
