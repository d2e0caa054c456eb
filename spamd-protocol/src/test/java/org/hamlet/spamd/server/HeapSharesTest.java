package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * {@link HeapShares#maxMessageBytes}, {@link HeapShares#heldBytes} and {@link HeapShares#scanBytes}
 * of a heap.
 */
class HeapSharesTest {

  private static final long MIB = 1 << 20;

  @Test
  void longestMessageIsWhatCanBeScannedAndHeldThreeTimes() {
    for (long heap : new long[] {16 * MIB, 96 * MIB, 1024 * MIB}) {
      HeapShares shares = HeapShares.of(heap);
      long longest = shares.maxMessageBytes();
      assertThat(shares.scanOf(longest)).isLessThanOrEqualTo(shares.scanBytes());
      assertThat(3 * longest).isLessThanOrEqualTo(shares.heldBytes());
      assertThat(shares.heldBytes() + shares.scanBytes()).isLessThanOrEqualTo(heap * 5 / 8);
    }
    assertThat(HeapShares.of(96 * MIB).maxMessageBytes()).isBetween(2_900_000L, 3 * MIB);
  }
}
