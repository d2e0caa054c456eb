package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.hamlet.models.disk.StoreDamaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedSlotsTest {

  private static final long SEED = 20261130;

  /** Share of slots in percent that are not zero; 100 of random bits do not pack at all. */
  @ParameterizedTest
  @CsvSource({"14, 0", "14, 10", "14, 100", "19, 30", "22, 100"})
  void slotsComeBack(int bits, int percent) throws StoreDamaged {
    Random random = new Random(SEED);
    int[] slots = new int[1 << bits];
    Arrays.setAll(slots, i -> random.nextInt(100) < percent ? random.nextInt() : 0);

    assertThat(PackedSlots.unpack(packed(slots), slots.length))
        .as("seed %d", SEED)
        .isEqualTo(slots);
  }

  @Test
  void anEmptyTableIsNextToNothing() {
    assertThat(packed(new int[1 << 19]).remaining()).isLessThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void aTableCutOffIsDamaged(int length) {
    int[] slots = new Random(SEED).ints(1 << 14).toArray();
    ByteBuffer packed = packed(slots).limit(length);
    assertThatThrownBy(() -> PackedSlots.unpack(packed, slots.length))
        .isInstanceOf(StoreDamaged.class);
  }

  @Test
  void bytesThatAreNotDeflatedAreDamaged() {
    byte[] noise = new byte[4096];
    new Random(SEED).nextBytes(noise);
    assertThatThrownBy(() -> PackedSlots.unpack(ByteBuffer.wrap(noise), 1 << 14))
        .isInstanceOf(StoreDamaged.class);
  }

  private static ByteBuffer packed(int[] slots) {
    ByteBuffer out = ByteBuffer.allocate(PackedSlots.roomFor(slots.length));
    PackedSlots.pack(slots, out);
    return out.flip();
  }
}
