package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepCodecTest {

  private static final int BITS = 19;
  private static final long SEED = 20261123;

  private static Step step(Random random, int slots) {
    int[] ascending = random.ints(slots, 0, 1 << BITS).sorted().toArray();
    Mixer mixer = new Mixer(new float[] {0.1f, random.nextFloat(), 2}, -0.25f);
    return new Step(
        new Standing(random.nextInt(1_000), 7, mixer),
        List.of(new Step.Move(0.125f, ascending), new Step.Move(-3, new int[] {0, 0, 5})));
  }

  private static Optional<Step> decoded(ByteBuffer bytes) {
    return StepCodec.decode(bytes, 1 << BITS);
  }

  @Test
  void readsWhatItWrote() {
    Random random = new Random(SEED);
    for (int slots : new int[] {0, 1, 2, 100, 3_000, FeatureSet.MAX_FEATURES}) {
      Step step = step(random, slots);
      Step read = decoded(StepCodec.encode(step)).orElseThrow();
      assertThat(read).usingRecursiveComparison().isEqualTo(step);
    }
  }

  @Test
  void aUsualStepTakesTenBitsASlot() {
    assertThat(StepCodec.encode(step(new Random(SEED), 3_000)).remaining()).isLessThan(4_000);
  }

  @Test
  void anEntryCutAnywhereIsNone() {
    byte[] whole = encoded(step(new Random(SEED), 50));
    for (int length = 0; length < whole.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
      assertThat(decoded(cut)).as("cut at %d", length).isEmpty();
    }
  }

  /** What stands behind a step is not looked at, but an entry has its length. */
  @Test
  void aLongerEntryThanAnyStepIsNone() {
    byte[] whole = encoded(step(new Random(SEED), 50));
    assertThat(decoded(ByteBuffer.wrap(Arrays.copyOf(whole, StepCodec.MAX_BYTES)))).isPresent();
    assertThat(decoded(ByteBuffer.wrap(Arrays.copyOf(whole, StepCodec.MAX_BYTES + 1)))).isEmpty();
  }

  @Test
  void slotsOfALargerTableAreNone() {
    ByteBuffer whole = StepCodec.encode(step(new Random(SEED), 500));
    assertThat(StepCodec.decode(whole, 1 << 14)).isEmpty();
  }

  @Test
  void randomBytesNeverThrow() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThatCode(() -> decoded(ByteBuffer.wrap(noise))).doesNotThrowAnyException();
    }
  }

  private static byte[] encoded(Step step) {
    ByteBuffer encoded = StepCodec.encode(step);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
