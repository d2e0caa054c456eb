package org.hamlet.text.html;

import java.util.HashMap;
import java.util.Map;

/** Counts tags by name and quality. Used for one text. */
final class TagCounts {

  private final Map<String, Integer> open = new HashMap<>();
  private final HtmlBounds bounds;
  private int tags;
  private int elements;
  private int distinct;
  private int distinctElements;
  private int surplusEnds;

  TagCounts(HtmlBounds bounds) {
    this.bounds = bounds;
  }

  void start(String tag) {
    count(tag);
    seen(tag);
    adjust(tag, 1);
  }

  void end(String tag) {
    count(tag);
    seen(tag);
    if (open(tag) > 0) {
      adjust(tag, -1);
    } else {
      surplusEnds++;
      adjust(tag, 0);
    }
  }

  /** A document type: counts as an element, is never open, and is no tag among the distinct. */
  void declaration() {
    count("!doctype");
    adjust("!doctype", 0);
  }

  private void count(String tag) {
    tags++;
    elements += ElementNames.isKnown(tag) ? 1 : 0;
  }

  private void seen(String tag) {
    if (!open.containsKey(tag)) {
      distinct++;
      distinctElements += ElementNames.isKnown(tag) ? 1 : 0;
    }
  }

  private void adjust(String tag, int difference) {
    int max = bounds.limits().maxDistinctTags();
    if (open.size() < max || open.containsKey(tag)) {
      open.merge(tag, difference, Integer::sum);
    } else {
      bounds.reached("maxDistinctTags", max, "tag names");
    }
  }

  /** How many elements of that name are open. */
  int open(String tag) {
    return open.getOrDefault(tag, 0);
  }

  int tags() {
    return tags;
  }

  Map<String, Integer> byName() {
    return open;
  }

  /** Puts the ratios into {@code numbers}; without tags there is none. */
  void ratios(Map<String, Double> numbers) {
    if (elements > 0) {
      numbers.put("bad_tag_ratio", (double) (tags - elements) / tags);
    }
    if (distinctElements > 0) {
      numbers.put("non_element_ratio", (double) (distinct - distinctElements) / distinct);
    }
    if (tags > 0) {
      numbers.put("closed_extra_ratio", (double) surplusEnds / tags);
    }
  }
}
