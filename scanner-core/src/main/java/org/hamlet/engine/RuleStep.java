package org.hamlet.engine;

/**
 * The work for one rule, done at once or, where that is allowed, when a meta asks for its value.
 *
 * @param rule the only rule that {@code work} can make hit
 * @param work runs it
 */
record RuleStep(CompiledRule rule, Step work) implements Step {

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    if (hits.defers(rule)) {
      hits.defer(rule, work);
    } else {
      work.run(scan, hits);
    }
  }

  @Override
  public int rules() {
    return work.rules();
  }
}
