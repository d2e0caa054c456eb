package org.hamlet.spamd.figures;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Timing;
import org.hamlet.verdict.Verdict;

/** What became of messages since the server started. Thread-safe. */
public final class ScanFigures {

  private static final double NANOS_A_SECOND = 1e9;

  /** Most rules that are counted by name; the hits of further ones are counted together. */
  static final int MAX_NAMES = 20_000;

  private static final String OTHERS = "(others)";

  private final LongAdder spam = new LongAdder();
  private final LongAdder ham = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final DurationHistogram times = new DurationHistogram();

  // the keys of these are words of the program and names of the configuration, never of mail
  private final Map<String, LongAdder> learned = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> stages = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> limits = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> hits = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> slowest = new ConcurrentHashMap<>();

  /** A message of so many bytes was scanned. */
  public void scanned(Verdict verdict, int messageBytes, Duration took) {
    (verdict.spam() ? spam : ham).increment();
    bytes.add(messageBytes);
    times.add(took);
    for (Timing timing : verdict.times().stages()) {
      count(stages, timing.stage()).add(timing.took().toNanos());
    }
    verdict
        .times()
        .slowestRule()
        .ifPresent(rule -> count(slowest, rule.rule().text()).add(rule.took().toNanos()));
    for (LimitReached limit : verdict.limits()) {
      count(limits, limit.name()).increment();
    }
    for (Hit hit : verdict.hits()) {
      count(hits, hit.rule().text()).increment();
    }
    if (verdict.autolearn() == Autolearn.HAM || verdict.autolearn() == Autolearn.SPAM) {
      count(learned, "by itself as " + verdict.autolearn().text()).increment();
    }
  }

  /** A scan ended in a fault of ours. */
  public void failed() {
    failed.increment();
  }

  /**
   * A client told what a message is, and this was done: {@code learned}, {@code taken back}, {@code
   * nothing}.
   */
  public void told(String outcome) {
    count(learned, outcome).increment();
  }

  private static LongAdder count(Map<String, LongAdder> counts, String name) {
    LongAdder known = counts.get(name);
    if (known != null) {
      return known;
    }
    String kept = counts.size() < MAX_NAMES ? name : OTHERS;
    return counts.computeIfAbsent(kept, first -> new LongAdder());
  }

  /** Writes all of it. */
  public void writeTo(FiguresText page) {
    page.counter("hamlet_scans_total", "Messages scanned, by verdict.")
        .sample("verdict", "ham", ham.sum())
        .sample("verdict", "spam", spam.sum());
    page.counter("hamlet_scan_failures_total", "Scans that ended in a fault of Hamlet.")
        .sample(failed.sum());
    page.counter("hamlet_scan_bytes_total", "Bytes of the messages scanned.").sample(bytes.sum());
    times.writeTo(page, "hamlet_scan_seconds", "How long scans took.");
    page.counter("hamlet_stage_seconds_total", "Time in each stage of scans.");
    stages.forEach((name, nanos) -> page.sample("stage", name, nanos.sum() / NANOS_A_SECOND));
    page.counter("hamlet_slowest_rule_seconds_total", "Time of the slowest rule of each scan.");
    slowest.forEach((name, nanos) -> page.sample("rule", name, nanos.sum() / NANOS_A_SECOND));
    family(page, "limit", "hamlet_limits_total", "Scans that reached a limit.", limits);
    family(page, "outcome", "hamlet_learned_total", "What was learned and taken back.", learned);
    family(page, "rule", "hamlet_rule_hits_total", "How often each rule hit.", hits);
  }

  private static void family(
      FiguresText page, String label, String name, String help, Map<String, LongAdder> counts) {
    page.counter(name, help);
    counts.forEach((text, count) -> page.sample(label, text, count.sum()));
  }
}
