package org.hamlet.engine;

import java.util.List;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;

/** One {@code exists:} rule. */
final class HeaderExistsStep implements Step {

  private final CompiledRule rule;
  private final HeaderSelector selector;

  HeaderExistsStep(CompiledRule rule, String header) {
    this.rule = rule;
    this.selector = new HeaderSelector(header, List.of());
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) {
    if (scan.texts().headers().has(selector)) {
      hits.hit(rule, Hit.Area.HEADER, 1, List.of());
    }
  }
}
