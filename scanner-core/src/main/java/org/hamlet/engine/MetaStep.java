package org.hamlet.engine;

import java.util.List;
import org.hamlet.verdict.Hit;

/**
 * One meta rule, run when all it depends on has had its turn. Rules that were deferred are run one
 * after the other until it is known whether it hits; a sub rule of which that is not known yet is
 * deferred itself. One that is switched off and hits anyway is never known, and with it whatever
 * uses it (SpamAssassin 4.0.1 behaviour, observed).
 */
final class MetaStep implements Step {

  private final CompiledRule rule;
  private final MetaProgram program;

  /** The metas it names that may never be known. */
  private final int[] doubtful;

  private final boolean off;

  /** Made once: lambdas are dear where each message makes them anew. */
  private final Step settling = this::settle;

  MetaStep(CompiledRule rule, MetaProgram program, int[] doubtful, boolean off) {
    this.rule = rule;
    this.program = program;
    this.doubtful = doubtful;
    this.off = off;
  }

  CompiledRule rule() {
    return rule;
  }

  MetaProgram program() {
    return program;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    RuleValues values = hits.values();
    if (values.anyUnknown(doubtful)) {
      values.neverKnown(rule.index());
      return;
    }
    if (!values.touched(rule.index())) {
      report(program.atRest(), hits);
      return;
    }
    if (!off && hits.defers(rule)) {
      MetaStack stack = values.stack();
      program.run(stack, values.ranges());
      if (stack.open() != MetaStack.NOTHING) {
        values.defer(rule.index(), stack.low(), stack.high(), settling);
        return;
      }
    }
    settle(scan, hits, off || !values.isUsed(rule.index()));
  }

  private void settle(ScanContext scan, HitCollector hits) throws DeadlineReached {
    settle(scan, hits, false);
  }

  /**
   * Runs what was deferred until enough is known.
   *
   * @param truthOnly whether it is enough to know if it hits: no other meta reads the value
   */
  private void settle(ScanContext scan, HitCollector hits, boolean truthOnly)
      throws DeadlineReached {
    RuleValues values = hits.values();
    MetaStack stack = values.stack();
    program.run(stack, values.ranges());
    while (stack.open() != MetaStack.NOTHING && !(truthOnly && stack.truthKnown())) {
      values.settle(stack.open(), scan, hits);
      program.run(stack, values.ranges());
    }
    report(stack.low() > 0 ? stack.low() : stack.high(), hits);
  }

  private void report(double value, HitCollector hits) {
    boolean hit = value != 0 && !Double.isNaN(value);
    if (hit && off) {
      hits.values().neverKnown(rule.index());
    } else if (hit) {
      hits.hit(rule, Hit.Area.META, value, List.of());
    }
  }
}
