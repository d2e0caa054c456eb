package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.regex.CandidateIndex;
import org.hamlet.regex.MatchGivenUp;
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

  /** Tests to be run when there is no such field: some read something else than nothing then. */
  private final BitSet canMatchNothing;

  /** Tests that hit when their pattern does not match. */
  private final BitSet negated = new BitSet();

  HeaderStep(HeaderSelector selector, List<CompiledRule> rules, CandidateIndexes indexes) {
    this.selector = selector;
    this.tests = rules.stream().map(HeaderTest::of).toList();
    this.index = indexes.of(tests.stream().map(test -> test.rule().pattern()).toList());
    canMatchNothing = index.candidates(Bytes.EMPTY);
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).rule().ifUnset().isPresent()) {
        canMatchNothing.set(i);
      }
      negated.set(i, tests.get(i).rule().negated());
    }
  }

  @Override
  public int rules() {
    return tests.size();
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    Optional<Bytes> value = scan.texts().headers().value(selector);
    BitSet canMatch = value.map(index::candidates).orElse(canMatchNothing);
    hits.startsTrying();
    for (int i = next(0, canMatch); i >= 0; i = next(i + 1, canMatch)) {
      HeaderTest test = tests.get(i);
      if (!canMatch.get(i)) {
        test.noMatch(hits);
      } else if (hits.defers(test.compiled())) {
        hits.defer(test.compiled(), new Trial(test, value));
      } else {
        test.run(value, scan, hits);
      }
    }
  }

  /** The next test at or after {@code from} that can hit; -1 when there is none. */
  private int next(int from, BitSet canMatch) {
    int match = canMatch.nextSetBit(from);
    int other = negated.nextSetBit(from);
    return match < 0 || (other >= 0 && other < match) ? other : match;
  }

  /** One header rule on a value. */
  private record Trial(HeaderTest test, Optional<Bytes> value) implements Step {

    @Override
    public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
      test.run(value, scan, hits);
    }
  }

  /** One header rule. */
  private record HeaderTest(CompiledRule compiled, Rule.HeaderRule rule, PatternTest pattern) {

    static HeaderTest of(CompiledRule compiled) {
      Rule.HeaderRule rule = (Rule.HeaderRule) compiled.rule();
      PatternTest pattern = new PatternTest(compiled, rule.pattern(), Hit.Area.HEADER);
      return new HeaderTest(compiled, rule, pattern);
    }

    /** What follows when the pattern of a negated rule does not match. */
    void noMatch(HitCollector hits) {
      hits.hit(compiled, Hit.Area.HEADER, 1, List.of());
    }

    void run(Optional<Bytes> value, ScanContext scan, HitCollector hits) throws DeadlineReached {
      tryOn(value, scan, hits);
      hits.tried(compiled);
    }

    private void tryOn(Optional<Bytes> value, ScanContext scan, HitCollector hits)
        throws DeadlineReached {
      Bytes text = value.isPresent() ? value.get() : Bytes.ofLatin1(rule.ifUnset().orElse(""));
      if (!rule.negated()) {
        pattern.run(List.of(text), scan, hits);
        return;
      }
      Optional<RulePattern> ready = pattern.ready(scan, hits);
      try {
        if (ready.isPresent() && !ready.get().matches(text, scan.budget())) {
          noMatch(hits);
        }
      } catch (MatchGivenUp end) {
        hits.checkDeadline();
        hits.matchGivenUp(compiled, end);
      }
    }
  }
}
