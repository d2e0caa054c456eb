package org.hamlet.engine;

import java.util.List;
import org.hamlet.verdict.Hit;

/** One meta rule, run when all it depends on is known. */
final class MetaStep implements Step {

  private final CompiledRule rule;
  private final MetaProgram program;

  MetaStep(CompiledRule rule, MetaProgram program) {
    this.rule = rule;
    this.program = program;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) {
    double value = program.value(hits.values());
    if (value != 0 && !Double.isNaN(value)) {
      hits.hit(rule, Hit.Area.META, value, List.of());
    }
  }
}
