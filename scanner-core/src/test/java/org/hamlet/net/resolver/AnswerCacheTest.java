package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCacheTest {

  private final SetClock clock = new SetClock();

  private static DnsQuestion question(int number) {
    return DnsQuestion.of("n" + number + ".example.com", RecordType.A);
  }

  private static DnsAnswer answer(long ttl) {
    return new DnsAnswer(DnsAnswer.Status.OK, List.of(), ttl);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "60, 60", "86400, 86400", "86401, 86400", "4294967295, 86400"})
  void answersAreKeptAsLongAsTheirTtlAndNoLongerThanADay(long ttl, long kept) {
    AnswerCache cache = new AnswerCache(clock, 1);
    cache.put(question(1), answer(ttl));
    clock.millis = 1_000 * kept - 1;
    assertThat(cache.get(question(1)).isPresent()).isEqualTo(kept > 0);
    clock.millis = 1_000 * kept;
    assertThat(cache.get(question(1))).isEmpty();
    assertThat(AnswerCache.MAX_TTL_SECONDS).isEqualTo(86_400);
  }

  /** A listing was told for as long as the clock had been ahead. */
  @Test
  void anAnswerOfAClockThatWasAheadIsNotKept() {
    AnswerCache cache = new AnswerCache(clock, 1);
    long days = Duration.ofDays(50).toMillis();
    clock.millis = days;
    cache.put(question(1), answer(60));
    assertThat(cache.get(question(1))).isPresent();
    clock.millis = days - 1;
    assertThat(cache.conclusive(0)).isEmpty();
    assertThat(cache.get(question(1))).isEmpty();
    clock.millis = days;
    assertThat(cache.get(question(1))).isEmpty();
  }

  @Test
  void theAnswerThatWasNotAskedForLongestMakesRoom() {
    AnswerCache cache = new AnswerCache(clock, 2);
    cache.put(question(1), answer(60));
    cache.put(question(2), answer(60));
    assertThat(cache.get(question(1))).isPresent();
    cache.put(question(3), answer(60));
    assertThat(cache.get(question(2))).isEmpty();
    assertThat(cache.get(question(1))).isPresent();
  }

  /** An answer of one text that takes so much with its question. */
  private static DnsAnswer text(DnsQuestion asked, long bytes) {
    int names = 2 * asked.name().length();
    String data = "x".repeat((int) bytes - 2 * 160 - names);
    return new DnsAnswer(
        DnsAnswer.Status.OK, List.of(new DnsRecord(asked.name(), RecordType.TXT, 60, data)), 60);
  }

  @Test
  void anAnswerThatIsTooLargeIsNotKept() {
    AnswerCache cache = new AnswerCache(clock, 5);
    cache.put(question(1), text(question(1), AnswerCache.MAX_ANSWER_BYTES));
    cache.put(question(2), text(question(2), AnswerCache.MAX_ANSWER_BYTES + 1));
    assertThat(cache.get(question(1))).isPresent();
    assertThat(cache.get(question(2))).isEmpty();
    cache.put(question(1), text(question(1), AnswerCache.MAX_ANSWER_BYTES + 1));
    assertThat(cache.get(question(1))).as("what it said before").isEmpty();
  }

  /** Counted by number alone, large answers once took all memory there is. */
  @Test
  void answersNotAskedForTheLongestMakeRoomForManyBytes() {
    int most = (int) (AnswerCache.MAX_KEPT_BYTES / AnswerCache.MAX_ANSWER_BYTES);
    AnswerCache cache = new AnswerCache(clock, 10 * most);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < most; i++) {
        cache.put(question(i), text(question(i), AnswerCache.MAX_ANSWER_BYTES));
      }
    }
    assertThat(cache.get(question(0))).as("all of them fit").isPresent();
    cache.put(question(most), answer(60));
    assertThat(cache.get(question(1))).isEmpty();
    assertThat(cache.get(question(0))).isPresent();
    assertThat(cache.get(question(2))).isPresent();
  }

  /** A clock that stands where it is set. */
  private static final class SetClock extends Clock {
    private long millis;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
