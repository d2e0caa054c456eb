package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A start tag with its attributes; reused by the tokenizer for the next one. */
final class StartTag {

  private final HtmlBounds bounds;
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private String name = "";

  StartTag(HtmlBounds bounds) {
    this.bounds = bounds;
  }

  void reset(String newName) {
    name = newName;
    names.clear();
    values.clear();
  }

  void add(String attribute, String value) {
    int max = bounds.limits().maxAttributes();
    if (names.size() >= max) {
      bounds.reached("maxAttributes", max, "attributes");
      return;
    }
    names.add(attribute);
    values.add(value);
  }

  /** Lower-case name. */
  String name() {
    return name;
  }

  /** Lower-case names in order, repeated ones included. */
  List<String> attributes() {
    return names;
  }

  /** Whether there is such an attribute. */
  boolean has(String attribute) {
    return names.contains(attribute);
  }

  /** The first value of that attribute, entities decoded. */
  Optional<String> value(String attribute) {
    int index = names.indexOf(attribute);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }
}
