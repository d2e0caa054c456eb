package org.hamlet.regex;

import java.util.List;
import java.util.Map;

/**
 * Where a pattern matched, as offsets into the text.
 *
 * @param start of the whole match
 * @param end of the whole match
 * @param groupStarts start of each capture group from 1, -1 where it took no part
 * @param groupEnds their ends
 * @param names group numbers by name
 */
public record PatternMatch(
    int start,
    int end,
    List<Integer> groupStarts,
    List<Integer> groupEnds,
    Map<String, Integer> names) {}
