package org.hamlet.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.Timing;

/** Wall time of the stages of one scan, one after the other. One thread. */
final class StageClock {

  private final List<Timing> timings = new ArrayList<>();
  private long last = System.nanoTime();

  /** Ends a stage that began when the one before ended. */
  void done(String stage) {
    long now = System.nanoTime();
    timings.add(new Timing(stage, Duration.ofNanos(now - last)));
    last = now;
  }

  List<Timing> timings() {
    return List.copyOf(timings);
  }
}
