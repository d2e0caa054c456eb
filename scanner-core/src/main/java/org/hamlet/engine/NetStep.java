package org.hamlet.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hamlet.verdict.Hit;

/** One rule that asks DNS: its questions start when its turn comes. */
final class NetStep implements Step {

  private static final double BLOCKED_POINTS = 0.001;

  private final CompiledRule rule;
  private final Hit.Area area;
  private final NetEval eval;

  NetStep(CompiledRule rule, Hit.Area area, NetEval eval) {
    this.rule = rule;
    this.area = area;
    this.eval = eval;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    if (scan.network().isPresent()) {
      ScanNetwork network = scan.network().get();
      network.within(
          new ScanNetwork.Turn(rule.index(), ""),
          () -> eval.start(scan, network, new Waiting(scan, hits)));
      hits.checkDeadline();
    }
  }

  /** The rule in one scan; its hit is noted once all answers are collected. */
  private final class Waiting implements NetRule {

    private final ScanContext scan;
    private final HitCollector hits;
    private final List<String> texts = new ArrayList<>();
    private boolean hit;
    private OptionalDouble points = OptionalDouble.empty();

    Waiting(ScanContext scan, HitCollector hits) {
      this.scan = scan;
      this.hits = hits;
    }

    @Override
    public void hit() {
      if (!hit) {
        hit = true;
        hits.whenCollected(
            rule, () -> hits.hit(rule, area, new HitCollector.Outcome(1, 1, points), texts));
        setListsAside();
      }
    }

    /**
     * What {@code dns_block_rule} lines say about this rule. That a list refuses says nothing of a
     * message: such a rule counts as little as it does in SpamAssassin where it has a score at all.
     */
    private void setListsAside() {
      String name = rule.rule().name().text();
      String zones = scan.settings().map("dns_block_rule").get(name);
      if (zones != null) {
        points = OptionalDouble.of(BLOCKED_POINTS);
        Duration time = Duration.ofSeconds((long) scan.settings().number("dns_block_time"));
        for (String zone : zones.split("\\s+")) {
          scan.network().ifPresent(n -> n.setAside(zone, time, "rule " + name + " hit"));
        }
      }
    }

    @Override
    public void note(String text) {
      String shown = EvalStep.printable(text);
      if (texts.size() < EvalStep.MAX_NOTES && !texts.contains(shown)) {
        texts.add(shown);
      }
    }

    @Override
    public void tag(String name, String value) {
      hits.tag(name, value);
    }

    @Override
    public PointsSoFar soFar() {
      return hits.soFar();
    }

    @Override
    public void points(double own) {
      points = OptionalDouble.of(own);
    }
  }
}
