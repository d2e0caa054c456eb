package org.hamlet.spamd.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How many took how long, in steps of about two. Thread-safe. */
final class DurationHistogram {

  private static final int[] STEPS_MILLIS = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 100_000, 300_000
  };
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final double NANOS_A_SECOND = 1e9;
  private static final int MILLI_DIGITS = 3;

  private final LongAdder[] counts = new LongAdder[STEPS_MILLIS.length + 1];
  private final LongAdder nanos = new LongAdder();

  DurationHistogram() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void add(Duration took) {
    int step = 0;
    while (step < STEPS_MILLIS.length && took.toNanos() > STEPS_MILLIS[step] * NANOS_A_MILLI) {
      step++;
    }
    counts[step].increment();
    nanos.add(took.toNanos());
  }

  /** Writes them as a family of that name. */
  void writeTo(FiguresText page, String name, String help) {
    page.histogram(name, help);
    long below = 0;
    for (int i = 0; i < STEPS_MILLIS.length; i++) {
      below += counts[i].sum();
      page.part("_bucket{le=\"" + seconds(STEPS_MILLIS[i]) + "\"}", below);
    }
    below += counts[STEPS_MILLIS.length].sum();
    page.part("_bucket{le=\"+Inf\"}", below);
    page.part("_sum", nanos.sum() / NANOS_A_SECOND).part("_count", below);
  }

  private static String seconds(int millis) {
    return BigDecimal.valueOf(millis, MILLI_DIGITS).stripTrailingZeros().toPlainString();
  }
}
