package org.hamlet.verdict;

/**
 * A limit that cut the scan short; what lay beyond it was not looked at.
 *
 * @param name the limit as docs/limits.md names it
 * @param value the limit's value with its unit, such as {@code 1000 parts}
 */
public record LimitReached(String name, String value) {}
