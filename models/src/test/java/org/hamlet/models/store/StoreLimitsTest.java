package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of what is learned a store holds. */
class StoreLimitsTest {

  private static StoreLimits most(int tokens) {
    return new StoreLimits(tokens, true, StoreLimits.JOURNAL_BYTES);
  }

  /** {@link StoreLimits#MIN_KEPT_TOKENS} and {@link StoreLimits#HARD_MAX_TOKENS}. */
  @ParameterizedTest
  @CsvSource({
    "150000, 150000, 150000",
    "150000, 150001, 112500",
    "1, 100000, 100000",
    "1, 100001, 100000",
    "2147483647, 2000000, 2000000",
    "2147483647, 2000001, 2000000"
  })
  void theOldestTokensAreDropped(int most, int tokens, int kept) {
    assertThat(most(most).kept(tokens)).isEqualTo(kept);
  }

  @Test
  void theOldestMessagesAreForgotten() {
    assertThat(StoreLimits.DEFAULT.keptSeen(StoreLimits.MAX_SEEN)).isEqualTo(StoreLimits.MAX_SEEN);
    assertThat(StoreLimits.DEFAULT.keptSeen(StoreLimits.MAX_SEEN + 1))
        .isEqualTo(StoreLimits.MAX_SEEN * 3 / 4);
  }

  @Test
  void ofABackupTheLaterMessagesAreLeftOut() {
    StoreContent content = new StoreContent();
    for (int i = 0; i < StoreLimits.MAX_SEEN; i++) {
      assertThat(content.add(seen(i))).isTrue();
    }
    assertThat(content.add(seen(StoreLimits.MAX_SEEN))).isFalse();
    assertThat(content.add(seen(0))).isTrue();
    assertThat(content.messages()).isEqualTo(StoreLimits.MAX_SEEN);
  }

  private static SeenMessage seen(int number) {
    return new SeenMessage(new MessageKey(number, 1, 2), Label.HAM, 1_000);
  }

  @Test
  void ofALessonSoManyTokensAreLearned() {
    long[] keys = new long[JournalRecord.MAX_KEYS + 1];
    assertThat(new Lesson(List.of(), 0, keys).keys()).hasSize(JournalRecord.MAX_KEYS);
    long[] most = new long[JournalRecord.MAX_KEYS];
    assertThat(new Lesson(List.of(), 0, most).keys()).hasSize(JournalRecord.MAX_KEYS);
  }

  @Test
  void noTokenTakesMoreRoomThanIsLeftForIt() {
    long lastKey = (1L << 40) - 1;
    TokenCount largest =
        new TokenCount(lastKey, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    ByteBuffer out = ByteBuffer.allocate(CountCode.MAX_BYTES);
    CountCode.put(out, largest, 0);
    assertThat(out.hasRemaining()).isFalse();
    assertThat(CountCode.get(out.flip(), 0)).isEqualTo(largest);
  }
}
