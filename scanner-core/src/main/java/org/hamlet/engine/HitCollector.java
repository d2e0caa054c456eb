package org.hamlet.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternMatch;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitLog;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.ScoreSet;

/**
 * What changes in the course of a scan, beside texts and facts that are made on first use: which
 * rules hit, and their values for metas.
 */
final class HitCollector {

  /** Most patterns named in a verdict for a match that was given up. */
  static final int MAX_TIMEOUTS_NAMED = 20;

  private final ScoreSet scoreSet;
  private final OwnHits own;
  private final EarlyEnd end;
  private final MatchBudget budget;
  private final RuleValues values;
  private final BitSet deferrable;
  private final List<Hit> scored = new ArrayList<>();
  private final List<Hit> subRules = new ArrayList<>();
  private final LimitLog limits = new LimitLog();
  private final CapturedTags captured = new CapturedTags(limits);
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final BitSet foreseen = new BitSet();
  private final RuleClock clock = new RuleClock();
  private double sum;
  private double learnable;
  private int timeouts;
  private Hits.Extent extent = Hits.Extent.COMPLETE;

  /**
   * Of a scan that begins.
   *
   * @param deferrable indexes of the rules that need not be run before a meta asks for their value
   */
  HitCollector(
      ScoreSet scoreSet, MatchBudget budget, OwnHits own, RuleValues values, BitSet deferrable) {
    this.scoreSet = scoreSet;
    this.budget = budget;
    this.own = own;
    this.end = new EarlyEnd(own.policy());
    this.values = values;
    this.deferrable = deferrable;
  }

  /** Values of all rules by index. */
  RuleValues values() {
    return values;
  }

  /** Whether a rule need not be run before a meta asks for its value. */
  boolean defers(CompiledRule rule) {
    return deferrable.get(rule.index());
  }

  /** Lets a step that can only make this rule hit wait until a meta asks. */
  void defer(CompiledRule rule, Step step) {
    values.defer(rule.index(), 0, rule.mostHits(), step);
  }

  CapturedTags captured() {
    return captured;
  }

  /** Throws when the scan's time is up. */
  void checkDeadline() throws DeadlineReached {
    checkDeadline(System.nanoTime());
  }

  /** A step begins to try rules: what it did before is not their time. */
  void startsTrying() {
    clock.start();
  }

  /** A rule was tried. Throws when the scan's time is up. */
  void tried(CompiledRule rule) throws DeadlineReached {
    checkDeadline(clock.tried(rule));
  }

  private void checkDeadline(long now) throws DeadlineReached {
    if (now - budget.deadlineNanos() >= 0) {
      throw new DeadlineReached();
    }
  }

  /** A pattern hit {@code count} times, first at {@code match} in {@code text}. */
  void patternHit(CompiledRule rule, Hit.Area area, int count, Bytes text, PatternMatch match) {
    int end = Math.min(match.end(), match.start() + Hit.MAX_MATCHED_BYTES);
    add(rule, area, Outcome.counted(count), text.slice(match.start(), end).text(), List.of());
  }

  /** A rule without a matched text hit: once, whatever value it has for metas. */
  void hit(CompiledRule rule, Hit.Area area, double value, List<String> notes) {
    hit(rule, area, Outcome.of(value), notes);
  }

  /** The same for a rule that may work its points out itself. */
  void hit(CompiledRule rule, Hit.Area area, Outcome outcome, List<String> notes) {
    add(rule, area, outcome, "", notes);
  }

  /**
   * What a rule found.
   *
   * @param value what metas see
   * @param count how often it hit
   * @param points in place of the rule's score, where it works them out itself
   */
  record Outcome(double value, int count, OptionalDouble points) {

    /** One hit, whatever value metas see. */
    static Outcome of(double value) {
      return new Outcome(value, 1, OptionalDouble.empty());
    }

    /** So many hits. */
    static Outcome counted(int count) {
      return new Outcome(count, count, OptionalDouble.empty());
    }
  }

  private void add(
      CompiledRule rule, Hit.Area area, Outcome outcome, String matched, List<String> notes) {
    values.set(rule.index(), outcome.value());
    boolean sub = rule.rule().name().isSubRule();
    double points = sub ? 0 : outcome.points().orElse(rule.traits().score(scoreSet));
    end.add(rule, sum, rule.traits().score(scoreSet))
        .ifPresent(more -> addForeign(own.shortcircuit(more)));
    int count = outcome.count();
    sum += points * count;
    learnable += rule.traits().has("noautolearn") ? 0 : points * count;
    Hit hit =
        new Hit(
            rule.rule().name(), points, count, area, rule.traits().description(), matched, notes);
    (sub ? subRules : scored).add(hit);
  }

  /** A hit that no rule of the set made, such as SHORTCIRCUIT. */
  private void addForeign(Hit hit) {
    sum += hit.points();
    scored.add(hit);
  }

  /** Rules that hit and are not among the hits before all answers are in. */
  BitSet foreseen() {
    return foreseen;
  }

  ScoreSet scoreSet() {
    return scoreSet;
  }

  /** Keeps a hit of a rule that may still get notes back until all answers are in. */
  void whenCollected(CompiledRule rule, Runnable hit) {
    foreseen.set(rule.index());
    waiting.add(hit);
  }

  /** All answers are in, or time is up. */
  void collected() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  /** The points of the hits so far. */
  PointsSoFar soFar() {
    return new PointsSoFar(sum, learnable);
  }

  void tag(String name, String value) {
    tags.put(name, value);
  }

  /** One match took more than a match may. */
  void matchGivenUp(CompiledRule rule, MatchGivenUp end) {
    if (timeouts++ < MAX_TIMEOUTS_NAMED) {
      limits.add(end.limit(budget, "in rule " + rule.rule().name()));
    }
  }

  /** A limit cut part of the work short; the rest goes on. */
  void limitReached(LimitReached limit) {
    limits.add(limit);
  }

  /** The scan's own time was up before all rules were run. */
  void deadlineReached(LimitReached limit) {
    extent = Hits.Extent.OUT_OF_TIME;
    limits.add(limit);
    addForeign(own.timeLimit());
  }

  /** What may end the scan. */
  EarlyEnd end() {
    return end;
  }

  /** The scan ended before all rules were run. */
  void shortcircuited(int rulesNotRun) {
    extent = Hits.Extent.SHORTCIRCUITED;
    limits.add(end.limit(rulesNotRun));
  }

  /**
   * What was found.
   *
   * @param before limits that were reached outside of the engine
   */
  Hits hits(List<LimitReached> before) {
    LimitLog reached = new LimitLog();
    reached.addAll(before);
    reached.addAll(limits.reached());
    Map<String, String> all = captured.asTags();
    all.putAll(end.tags());
    all.putAll(tags);
    return new Hits(scoreSet, scored, subRules, all, reached.reached(), extent, clock.slowest());
  }
}
