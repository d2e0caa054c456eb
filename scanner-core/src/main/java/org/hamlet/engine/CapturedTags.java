package org.hamlet.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.message.Bytes;
import org.hamlet.regex.PatternMatch;
import org.hamlet.verdict.LimitLog;

/**
 * Texts that named groups of patterns captured, by tag name, each text once. Later patterns use
 * them as {@code %{NAME}}. What one rule captured takes the place of what others did before it.
 * Confined to one scan. Follows SpamAssassin 4.0.1's capture rules.
 */
final class CapturedTags {

  /** Most texts kept for one tag. */
  static final int MAX_VALUES_PER_TAG = 100;

  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final LimitLog log;

  CapturedTags(LimitLog log) {
    this.log = log;
  }

  /** Takes what the matches of one rule captured. */
  OfRule ofRule() {
    return new OfRule();
  }

  /** The values of a tag, in the order found; none when nothing captured it. */
  List<String> values(String name) {
    return List.copyOf(values.getOrDefault(name, Set.of()));
  }

  /** What was captured for each name, in the order found. */
  Map<String, List<String>> asMap() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    values.forEach((name, texts) -> all.put(name, List.copyOf(texts)));
    return all;
  }

  /** All tags as reports show them: texts joined by a space. */
  Map<String, String> asTags() {
    Map<String, String> tags = new LinkedHashMap<>();
    values.forEach((name, texts) -> tags.put(name, String.join(" ", texts)));
    return tags;
  }

  /** What one rule captures, match by match. */
  final class OfRule {

    private final Map<String, Set<String>> own = new LinkedHashMap<>();

    /** Notes the named groups of one match that took part in it. */
    void capture(Bytes text, PatternMatch match) {
      for (Map.Entry<String, Integer> name : match.names().entrySet()) {
        int group = name.getValue() - 1;
        int start = match.groupStarts().get(group);
        if (start >= 0) {
          add(name.getKey(), text.slice(start, match.groupEnds().get(group)).text());
        }
      }
    }

    private void add(String name, String value) {
      Set<String> known = own.get(name);
      if (known == null) {
        known = new LinkedHashSet<>();
        own.put(name, known);
        values.put(name, known);
      }
      if (known.size() < MAX_VALUES_PER_TAG) {
        if (!value.isEmpty()) {
          known.add(value);
        }
      } else if (!value.isEmpty() && !known.contains(value)) {
        log.reached(CapturedTags.class, "MAX_VALUES_PER_TAG", MAX_VALUES_PER_TAG, "values");
      }
    }
  }
}
