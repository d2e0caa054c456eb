package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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

  @Test
  void aBugInOneKeepsNoOtherFromTheDisk() {
    AtomicInteger forced = new AtomicInteger();
    Settler.Settlement broken =
        settler.of(
            () -> {
              throw new IllegalStateException("made up");
            });
    Settler.Settlement whole = settler.of(forced::incrementAndGet);
    broken.soon();
    whole.soon();
    settler.run();
    assertThat(forced.get()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeForcedKeepsNoOtherFromTheDisk() {
    AtomicInteger forced = new AtomicInteger();
    Settler.Settlement broken =
        settler.of(
            () -> {
              throw new IOException("made up");
            });
    Settler.Settlement whole = settler.of(forced::incrementAndGet);
    broken.soon();
    whole.soon();
    settler.run();
    assertThat(forced.get()).isEqualTo(1);
  }
}
