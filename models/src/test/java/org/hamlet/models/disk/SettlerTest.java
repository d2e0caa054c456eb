package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
