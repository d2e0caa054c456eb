package org.hamlet.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.Matches;
import org.hamlet.regex.PatternMatch;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.RulePattern;
import org.hamlet.rule.TemplatePattern;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;

/**
 * One pattern rule over pieces of text: hits once, or counts with {@code tflags multiple} up to
 * {@code maxhits} (SpamAssassin 4.0.1 behaviour). Thread-safe.
 *
 * @param rule the rule
 * @param pattern its pattern
 * @param area what reports call the text
 */
record PatternTest(CompiledRule rule, RulePattern pattern, Hit.Area area) {

  /** Tries the pattern on each piece of text. */
  void run(List<Bytes> texts, ScanContext scan, HitCollector hits) throws DeadlineReached {
    RulePattern ready = pattern;
    if (pattern instanceof TemplatePattern) {
      Optional<RulePattern> bound = ready(scan, hits);
      if (bound.isEmpty()) {
        return;
      }
      ready = bound.get();
    }
    try {
      count(ready, texts, false, scan, hits);
    } catch (MatchGivenUp end) {
      hits.checkDeadline();
      hits.matchGivenUp(rule, end);
    }
  }

  /** Tries the pattern on each piece of text up to the first that it matches. */
  void runUntilHit(List<Bytes> texts, ScanContext scan, HitCollector hits) throws DeadlineReached {
    try {
      count(pattern, texts, true, scan, hits);
    } catch (MatchGivenUp end) {
      hits.checkDeadline();
      hits.matchGivenUp(rule, end);
    }
  }

  /**
   * The pattern as it is for this message. Empty when a tag it needs has no value yet.
   *
   * <p>Compat: SpamAssassin compiles {@code %{TAG}} of all rule types but full with the first
   * message of a process and keeps that, so that such a rule practically never matches afterwards.
   * Here it matches nothing from the start, unless {@code hamlet_captured_tags} is set.
   */
  Optional<RulePattern> ready(ScanContext scan, HitCollector hits) {
    if (!(pattern instanceof TemplatePattern template)) {
      return Optional.of(pattern);
    }
    boolean filled = area == Hit.Area.FULL || scan.settings().flag("hamlet_captured_tags");
    Function<String, List<String>> values = tag -> values(tag, scan, hits);
    if (filled) {
      return filled(template, values, hits);
    }
    return template.hasAllTags(values) ? Optional.of(template) : Optional.empty();
  }

  private Optional<RulePattern> filled(
      TemplatePattern template, Function<String, List<String>> values, HitCollector hits) {
    try {
      return template.bind(values);
    } catch (PatternProblem problem) {
      String where = " in rule " + rule.rule().name();
      // it was checked with other values, so that only their size can be what is wrong
      hits.limitReached(
          problem
              .limit()
              .map(limit -> new LimitReached(limit.name(), limit.value() + where))
              .orElseGet(() -> new LimitReached("pattern", problem.getMessage() + where)));
      return Optional.empty();
    }
  }

  private static List<String> values(String tag, ScanContext scan, HitCollector hits) {
    List<String> captured = hits.captured().values(tag);
    return captured.isEmpty() ? MessageTags.of(tag, scan).orElse(List.of()) : captured;
  }

  private void count(
      RulePattern ready, List<Bytes> texts, boolean oneText, ScanContext scan, HitCollector hits)
      throws MatchGivenUp {
    int max = rule.maxHits();
    int count = 0;
    Bytes hitText = Bytes.EMPTY;
    Optional<PatternMatch> hit = Optional.empty();
    Optional<CapturedTags.OfRule> captured =
        ready.captures() ? Optional.of(hits.captured().ofRule()) : Optional.empty();
    Matches matches = ready.in(texts.isEmpty() ? Bytes.EMPTY : texts.get(0));
    for (int i = 0; i < texts.size() && count < max && !(oneText && count > 0); i++) {
      Bytes text = texts.get(i);
      if (i > 0) {
        matches.read(text);
      }
      int from = 0;
      while (count < max && from <= text.length() && matches.find(from, scan.budget())) {
        if (hit.isEmpty()) {
          hit = Optional.of(matches.match(scan.budget()));
          hitText = text;
        }
        count++;
        if (captured.isPresent()) {
          captured.get().capture(text, matches.match(scan.budget()));
        }
        from = matches.end() > matches.start() ? matches.end() : matches.end() + 1;
      }
    }
    if (hit.isPresent()) {
      hits.patternHit(rule, area, count, hitText, hit.get());
    }
  }
}
