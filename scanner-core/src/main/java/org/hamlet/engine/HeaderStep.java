package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.CandidateIndex;
import org.hamlet.regex.MatchTimeout;
import org.hamlet.regex.RulePattern;
import org.hamlet.rule.Rule;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;

/**
 * All header rules of one priority that read the same header value. A missing header is an empty
 * text, or the text of {@code if-unset} (SpamAssassin 4.0.1 behaviour).
 */
final class HeaderStep implements Step {

  private final HeaderSelector selector;
  private final List<HeaderTest> tests;
  private final CandidateIndex index;

  /** Tests that read something else than nothing when there is no such field. */
  private final BitSet valueIfUnset = new BitSet();

  HeaderStep(HeaderSelector selector, List<CompiledRule> rules, CandidateIndexes indexes) {
    this.selector = selector;
    this.tests = rules.stream().map(HeaderTest::of).toList();
    this.index = indexes.of(tests.stream().map(test -> test.rule().pattern()).toList());
    for (int i = 0; i < tests.size(); i++) {
      valueIfUnset.set(i, tests.get(i).rule().ifUnset().isPresent());
    }
  }

  @Override
  public int rules() {
    return tests.size();
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    Optional<Bytes> value = scan.texts().headers().value(selector);
    BitSet canMatch = new BitSet(tests.size());
    if (value.isPresent()) {
      canMatch.or(index.candidates(List.of(value.get())).patterns());
    } else {
      canMatch.or(index.candidates(List.of(Bytes.EMPTY)).patterns());
      canMatch.or(valueIfUnset);
    }
    for (int i = 0; i < tests.size(); i++) {
      HeaderTest test = tests.get(i);
      if (!canMatch.get(i)) {
        test.noMatch(hits);
      } else if (hits.defers(test.compiled())) {
        hits.defer(test.compiled(), (s, h) -> test.run(value, s, h));
      } else {
        test.run(value, scan, hits);
      }
    }
  }

  /** One header rule. */
  private record HeaderTest(CompiledRule compiled, Rule.HeaderRule rule, PatternTest pattern) {

    static HeaderTest of(CompiledRule compiled) {
      Rule.HeaderRule rule = (Rule.HeaderRule) compiled.rule();
      PatternTest pattern = new PatternTest(compiled, rule.pattern(), Hit.Area.HEADER);
      return new HeaderTest(compiled, rule, pattern);
    }

    /** What follows when the pattern is known not to match. */
    void noMatch(HitCollector hits) {
      if (rule.negated()) {
        hits.hit(compiled, Hit.Area.HEADER, 1, List.of());
      }
    }

    void run(Optional<Bytes> value, ScanContext scan, HitCollector hits) throws DeadlineReached {
      tryOn(value, scan, hits);
      hits.checkDeadline();
    }

    private void tryOn(Optional<Bytes> value, ScanContext scan, HitCollector hits)
        throws DeadlineReached {
      Bytes text = value.orElseGet(() -> Bytes.ofLatin1(rule.ifUnset().orElse("")));
      if (!rule.negated()) {
        pattern.run(List.of(text), scan, hits);
        return;
      }
      Optional<RulePattern> ready = pattern.ready(scan, hits);
      try {
        if (ready.isPresent() && !ready.get().matches(text, scan.budget())) {
          noMatch(hits);
        }
      } catch (MatchTimeout timeout) {
        hits.checkDeadline();
        hits.matchTimedOut(compiled);
      }
    }
  }
}
