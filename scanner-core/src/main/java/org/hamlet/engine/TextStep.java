package org.hamlet.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.regex.CandidateIndex;
import org.hamlet.regex.Candidates;

/**
 * All pattern rules of one priority that read the same kind of text. An index tells which patterns
 * can match which piece at all; only those are tried.
 */
final class TextStep implements Step {

  private final TextKind kind;
  private final List<PatternTest> tests;
  private final CandidateIndex index;

  TextStep(TextKind kind, List<PatternTest> tests, CandidateIndexes indexes) {
    this.kind = kind;
    this.tests = List.copyOf(tests);
    this.index = indexes.of(tests.stream().map(PatternTest::pattern).toList());
  }

  @Override
  public int rules() {
    return tests.size();
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    List<Bytes> texts = kind.of(scan.texts());
    Candidates candidates = index.candidates(texts);
    BitSet tried = candidates.patterns();
    hits.startsTrying();
    for (int i = tried.nextSetBit(0); i >= 0; i = tried.nextSetBit(i + 1)) {
      PatternTest test = tests.get(i);
      BitSet where = candidates.texts(i);
      if (hits.defers(test.rule())) {
        hits.defer(test.rule(), new Trial(test, firstText(test), texts, where));
      } else {
        new Trial(test, firstText(test), texts, where).run(scan, hits);
      }
    }
  }

  /** The subject, which stands before the body, is left out with {@code tflags nosubject}. */
  private int firstText(PatternTest test) {
    return kind == TextKind.BODY && test.rule().traits().has("nosubject") ? 1 : 0;
  }

  /** One rule on the texts that it can match, those before {@code first} left out. */
  private record Trial(PatternTest test, int first, List<Bytes> texts, BitSet where)
      implements Step {

    @Override
    public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
      List<Bytes> worthTrying = new ArrayList<>();
      for (int i = where.nextSetBit(first); i >= 0; i = where.nextSetBit(i + 1)) {
        worthTrying.add(texts.get(i));
      }
      test.run(worthTrying, scan, hits);
      hits.tried(test.rule());
    }
  }
}
