package org.hamlet.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;

/**
 * Tells in two passes over each text which of many patterns can match it at all: by required
 * literals where a pattern has any ({@link LiteralIndex}), else by the shape of its matches ({@link
 * SequenceIndex}), else always. May say yes too often, never no when a pattern matches; a pattern
 * must be tried on the whole text. Cost is linear in the text. Immutable; thread-safe.
 */
public final class CandidateIndex {

  private final int patternCount;
  private final BitSet always;
  private final LiteralIndex literals;
  private final SequenceIndex sequences;

  private CandidateIndex(
      int patternCount, BitSet always, LiteralIndex literals, SequenceIndex sequences) {
    this.patternCount = patternCount;
    this.always = always;
    this.literals = literals;
    this.sequences = sequences;
  }

  /** An index whose pattern numbers are the places in the list. */
  public static CandidateIndex of(List<RulePattern> patterns) {
    List<RequiredLiterals> required = new ArrayList<>();
    SequenceIndex.Builder shapes = new SequenceIndex.Builder();
    BitSet always = new BitSet();
    for (int i = 0; i < patterns.size(); i++) {
      RulePattern pattern = patterns.get(i);
      required.add(pattern.requiredLiterals());
      boolean found =
          !required.get(i).clauses().isEmpty()
              || (pattern instanceof PerlPattern perl && shapes.add(i, perl.window()));
      always.set(i, !found);
    }
    return new CandidateIndex(patterns.size(), always, LiteralIndex.of(required), shapes.build());
  }

  /** One of so many patterns that has all of them tried on every text. */
  public static CandidateIndex ofAlways(int patternCount) {
    BitSet all = new BitSet();
    all.set(0, patternCount);
    SequenceIndex none = new SequenceIndex.Builder().build();
    return new CandidateIndex(patternCount, all, LiteralIndex.of(List.of()), none);
  }

  /** The patterns that must be tried, and on which of the texts. */
  public Candidates candidates(List<Bytes> texts) {
    Candidates result = new Candidates(patternCount, texts.size(), always);
    BitSet found = new BitSet(patternCount);
    FoundLiterals foundLiterals = literals.found(found);
    SequenceIndex.States states = sequences.states();
    for (int i = 0; i < texts.size(); i++) {
      literals.addCandidates(texts.get(i), foundLiterals);
      sequences.addCandidates(texts.get(i), states, found);
      result.add(i, found);
      foundLiterals.clear();
      found.clear();
    }
    return result;
  }

  /** The patterns that must be tried on a text. */
  public BitSet candidates(Bytes text) {
    BitSet found = always();
    if (!literals.isEmpty()) {
      literals.addCandidates(text, literals.found(found));
    }
    if (!sequences.isEmpty()) {
      sequences.addCandidates(text, sequences.states(), found);
    }
    return found;
  }

  /** The patterns tried on every text. */
  BitSet always() {
    return (BitSet) always.clone();
  }
}
