package org.hamlet.text.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What rendering one HTML part found out about it.
 *
 * @param flags facts that are true, by SpamAssassin's names: {@code html}, {@code
 *     font_low_contrast}, {@code font_invalid_color}, {@code font_face_bad}, {@code embeds}, {@code
 *     form_action_mailto} ...
 * @param numbers metrics by SpamAssassin's names: {@code length} (characters of the HTML), {@code
 *     html_length} and {@code non_space_len} (characters rendered), {@code image_area} (pixels),
 *     {@code ratio}, {@code max_size}, {@code min_size}, {@code bad_tag_ratio}, {@code
 *     non_element_ratio}, {@code closed_extra_ratio}, {@code obfuscation_ratio}, {@code
 *     backhair_count}; a metric SpamAssassin leaves unset is absent
 * @param openTags opening minus closing tags per tag name seen
 * @param anchors visible text of each anchor
 * @param titles title texts
 * @param scripts script texts
 * @param comments comment texts
 * @param charsets charsets named by meta tags
 */
public record HtmlFacts(
    Set<String> flags,
    Map<String, Double> numbers,
    Map<String, Integer> openTags,
    List<String> anchors,
    List<String> titles,
    List<String> scripts,
    List<String> comments,
    List<String> charsets) {

  private static final Set<String> KEPT_FOR_ALL = Set.of("uri", "inside");

  /** Copies the collections. */
  public HtmlFacts {
    flags = Set.copyOf(flags);
    numbers = Map.copyOf(numbers);
    openTags = Map.copyOf(openTags);
    anchors = List.copyOf(anchors);
    titles = List.copyOf(titles);
    scripts = List.copyOf(scripts);
    comments = List.copyOf(comments);
    charsets = List.copyOf(charsets);
  }

  /** Whether what SpamAssassin keeps by that name is there: a fact, a number or a list. */
  public boolean has(String name) {
    return switch (name) {
      case "anchor" -> !anchors.isEmpty();
      case "title" -> !titles.isEmpty();
      case "script" -> !scripts.isEmpty();
      case "comment" -> !comments.isEmpty();
      default -> number(name).orElse(0) != 0 || KEPT_FOR_ALL.contains(name);
    };
  }

  /** The named metric. */
  public OptionalDouble number(String name) {
    Double value = numbers.get(name);
    if (value == null) {
      return flags.contains(name) ? OptionalDouble.of(1) : OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  /** Whether the tag occurred at all. */
  public boolean hasTag(String tag) {
    return openTags.containsKey(tag);
  }

  /** Opening minus closing tags; absent when the tag never occurred. */
  public Optional<Integer> balance(String tag) {
    return Optional.ofNullable(openTags.get(tag));
  }
}
