package org.hamlet.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Verdict;

/** What {@code rewrite_header} and {@code subjprefix} make of Subject, From and To. */
final class Rewriting {

  static final List<String> FIELDS = List.of("subject", "from", "to");

  private static final String SUBJECT = "subject";

  private final Map<String, String> wanted;
  private final Tags tags;
  private final boolean spam;
  private final String prefix;

  private Rewriting(Map<String, String> wanted, Tags tags, boolean spam, String prefix) {
    this.wanted = wanted;
    this.tags = tags;
    this.spam = spam;
    this.prefix = prefix;
  }

  Rewriting(Settings settings, Tags tags, Verdict verdict) {
    this(
        settings.map("rewrite_header"),
        tags,
        verdict.spam(),
        tags.expand(prefix(settings, verdict)).stripTrailing());
  }

  /** Leaves all fields as they are. */
  static Rewriting none(Tags tags) {
    return new Rewriting(Map.of(), tags, false, "");
  }

  /**
   * The words {@code subjprefix} has for the rules that hit, in order, a space behind each; none
   * where Subject is not rewritten.
   */
  static String prefix(Settings settings, Verdict verdict) {
    if (!settings.map("rewrite_header").containsKey(SUBJECT)) {
      return "";
    }
    Map<String, String> prefixes = settings.map("subjprefix");
    return verdict.hits().stream()
        .map(hit -> prefixes.getOrDefault(hit.rule().text(), ""))
        .filter(text -> !text.isEmpty())
        .map(text -> text + " ")
        .collect(Collectors.joining());
  }

  /** Whether the field is changed for being spam, so that its old value must be kept. */
  boolean marksSpam(String name) {
    return spam && wanted.containsKey(name);
  }

  /** The new value of a field in the message itself, or empty when it stays. */
  Optional<String> inPlace(String name, String value) {
    return tag(name)
        .map(
            tag ->
                name.equals(SUBJECT) ? subject(tag, value) : "(" + bracketed(tag) + ") " + value);
  }

  /** The new value of a field in the header of the wrapping message. */
  Optional<String> inWrapper(String name, String value) {
    return tag(name)
        .map(
            tag ->
                name.equals(SUBJECT) ? subject(tag, value) : value + "\t(" + bracketed(tag) + ")");
  }

  private Optional<String> tag(String name) {
    if (!wanted.containsKey(name)) {
      return Optional.empty();
    }
    String mark = spam ? tags.expand(wanted.get(name)) : "";
    String before = name.equals(SUBJECT) ? prefix : "";
    String both = mark.isEmpty() || before.isEmpty() ? mark + before : mark + " " + before;
    return both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  private static String subject(String tag, String value) {
    return value.startsWith(tag + " ") ? value : tag + " " + value;
  }

  /** A comment must not hold parentheses of its own. */
  private static String bracketed(String tag) {
    return tag.replace('(', '[').replace(')', ']');
  }
}
