package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettlerTest {

  private static final int WRITES = 1_000;

  private final Settler settler = new Settler();

  /** Twice only when the timer comes in between. */
  @Test
  void manyWritesOfAFileGoToTheDiskAtOnce() {
    AtomicInteger forced = new AtomicInteger();
    Settler.Settlement file = settler.of(forced::incrementAndGet);
    for (int i = 0; i < WRITES; i++) {
      file.soon();
    }
    settler.run();
    assertThat(forced.get()).isBetween(1, 2);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("made up"),
        new IllegalStateException("made up"),
        new OutOfMemoryError("made up"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFileThatCannotBeForcedKeepsNoOtherFromTheDisk(Throwable failure) {
    AtomicInteger forced = new AtomicInteger();
    Settler.Settlement broken = settler.of(() -> fail(failure));
    Settler.Settlement whole = settler.of(forced::incrementAndGet);
    broken.soon();
    whole.soon();
    settler.run();
    assertThat(forced.get()).isEqualTo(1);
  }

  private static void fail(Throwable failure) throws IOException {
    if (failure instanceof IOException disk) {
      throw disk;
    }
    if (failure instanceof Error memory) {
      throw memory;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void whatWasWrittenWaitsNoLongerThanTheInterval() {
    List<Duration> delays = new ArrayList<>();
    Settler recorded = new Settler((work, delay) -> delays.add(delay));
    recorded.of(() -> {}).soon();
    assertThat(delays).containsExactly(Settler.INTERVAL);
  }

  @Test
  void whatFailedIsTriedAgain() {
    List<Duration> delays = new ArrayList<>();
    List<Runnable> later = new ArrayList<>();
    AtomicInteger tries = new AtomicInteger();
    Settler recorded =
        new Settler(
            (work, delay) -> {
              delays.add(delay);
              later.add(work);
            });
    recorded
        .of(
            () -> {
              tries.incrementAndGet();
              throw new IOException("made up");
            })
        .soon();
    for (int i = 0; i < 3; i++) {
      later.get(i).run();
    }
    assertThat(tries).hasValue(2);
    assertThat(delays)
        .containsExactly(
            Settler.INTERVAL,
            Duration.ofSeconds(Settler.RETRY_SECONDS),
            Settler.INTERVAL,
            Duration.ofSeconds(Settler.RETRY_SECONDS));
  }
}
