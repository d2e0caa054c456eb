package org.hamlet.regex;

import java.util.Map;

/**
 * What the parser found.
 *
 * @param groupCount number of capture groups
 * @param names the first group of each name
 * @param hasLookBehind whether it looks behind anywhere
 */
record ParsedPattern(
    Node root, int groupCount, Map<String, Integer> names, boolean hasLookBehind) {}
