package org.hamlet.engine;

import java.time.Duration;
import java.util.Optional;
import org.hamlet.verdict.RuleTime;
import org.jspecify.annotations.Nullable;

/** Notes which rule of a scan took longest. One scan, one thread. */
final class RuleClock {

  private long last = System.nanoTime();
  private long longest;
  private @Nullable CompiledRule slowest;

  /** What was done until now belongs to no rule. */
  void start() {
    last = System.nanoTime();
  }

  /**
   * A rule was tried since the last call.
   *
   * @return {@link System#nanoTime()}
   */
  long tried(CompiledRule rule) {
    long now = System.nanoTime();
    if (now - last > longest) {
      longest = now - last;
      slowest = rule;
    }
    last = now;
    return now;
  }

  Optional<RuleTime> slowest() {
    return Optional.ofNullable(slowest)
        .map(rule -> new RuleTime(rule.rule().name(), Duration.ofNanos(longest)));
  }
}
