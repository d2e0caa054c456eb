package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;

/** All pattern rules of one priority that read the same kind of text. */
final class TextStep implements Step {

  private final TextKind kind;
  private final List<PatternTest> tests;
  private final Prefilter prefilter;

  TextStep(TextKind kind, List<PatternTest> tests, Prefilter prefilter) {
    this.kind = kind;
    this.tests = List.copyOf(tests);
    this.prefilter = prefilter;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    List<Bytes> texts = kind.of(scan.texts());
    BitSet candidates = prefilter.candidates(texts);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      PatternTest test = tests.get(i);
      boolean skipSubject = kind == TextKind.BODY && test.rule().traits().has("nosubject");
      test.run(texts, skipSubject ? 1 : 0, scan, hits);
      hits.checkDeadline();
    }
  }
}
