package org.hamlet.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.regex.LiteralIndex;

/**
 * All pattern rules of one priority that read the same kind of text. One pass over each piece of
 * text tells which patterns can match it at all; only those are tried.
 */
final class TextStep implements Step {

  private final TextKind kind;
  private final List<PatternTest> tests;
  private final LiteralIndex index;

  TextStep(TextKind kind, List<PatternTest> tests) {
    this.kind = kind;
    this.tests = List.copyOf(tests);
    this.index =
        LiteralIndex.of(tests.stream().map(test -> test.pattern().requiredLiterals()).toList());
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    List<Bytes> texts = kind.of(scan.texts());
    List<BitSet> candidates = new ArrayList<>(texts.size());
    BitSet any = new BitSet(tests.size());
    for (Bytes text : texts) {
      BitSet here = index.candidates(text);
      candidates.add(here);
      any.or(here);
      hits.checkDeadline();
    }
    List<Bytes> worthTrying = new ArrayList<>();
    for (int test = any.nextSetBit(0); test >= 0; test = any.nextSetBit(test + 1)) {
      worthTrying.clear();
      for (int i = firstText(tests.get(test)); i < texts.size(); i++) {
        if (candidates.get(i).get(test)) {
          worthTrying.add(texts.get(i));
        }
      }
      tests.get(test).run(worthTrying, scan, hits);
      hits.checkDeadline();
    }
  }

  /** The subject, which stands before the body, is left out with {@code tflags nosubject}. */
  private int firstText(PatternTest test) {
    return kind == TextKind.BODY && test.rule().traits().has("nosubject") ? 1 : 0;
  }
}
