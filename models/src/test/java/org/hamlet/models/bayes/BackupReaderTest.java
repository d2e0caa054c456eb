package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of backups that no SpamAssassin wrote are counted and change nothing. */
class BackupReaderTest {

  private final BackupReader reader = new BackupReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t 1 0 1700000000 -000000001",
        "t 1 0 1700000000 +00000000a",
        "t 1 0 1700000000 00000000g1",
        "t 1 0 1700000000 0123456789a",
        "t -1 0 1700000000 0123456789",
        "v -5 num_spam",
        "v -5 num_nonspam",
        "t 1 0",
        "s x a@example.org",
        "s  a@example.org",
        "x"
      })
  void whatIsNoLineIsCounted(String line) {
    reader.take(line.replace(' ', '\t'));
    assertThat(reader.leftOut()).containsExactly("left out, lines that could not be read: 1");
    assertThat(reader.content().tokens()).isZero();
    assertThat(reader.content().messages()).isZero();
  }

  @Test
  void tokensAreTakenWithHexDigitsOfEitherCase() {
    reader.take("t\t1\t0\t1700000000\t01234567aB");
    reader.take("t\t1\t0\t1700000000\tffffffffff");
    assertThat(reader.leftOut()).isEmpty();
    assertThat(reader.content().tokens()).isEqualTo(2);
  }

  @Test
  void noMoreMessagesAreHeldThanAStoreRemembers() {
    for (int i = 0; i < 50_001; i++) {
      reader.take("s\th\tm" + i + "@example.org");
    }
    assertThat(reader.content().messages()).isEqualTo(50_000);
    assertThat(reader.leftOut())
        .containsExactly("left out, messages beyond the 50000 that a store remembers: 1");
  }

  @Test
  void withoutTheMessagesLearnedNothingCanBeRestored() {
    reader.take("v\t5\tnum_spam");
    reader.take("t\t1\t0\t1700000000\t01234567ab");
    assertThat(reader.problem()).isPresent();
    reader.take("v\t0\tnum_nonspam");
    assertThat(reader.problem()).isEmpty();
  }
}
