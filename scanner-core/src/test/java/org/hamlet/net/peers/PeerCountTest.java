package org.hamlet.net.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hamlet.digest.shared.SharedDigest.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerCountTest {

  private static final long NOW = 1_800_000_000;
  private static final long DAY = Duration.ofDays(1).toSeconds();

  /** First and last report in days from now. */
  @ParameterizedTest
  @CsvSource({
    "BODY, 50, -3, -1, true",
    "BODY, 49, -3, -1, false",
    "BODY, 0, -3, -1, false",
    "HOST, 100, -3, -1, true",
    "HOST, 99, -3, -1, false",
    "ATTACHMENT, 75, -3, -1, false",
    "BODY, 100, -200, -90, true",
    "BODY, 100, -200, -91, false",
    "BODY, 100, -3, 1, true",
    "BODY, 100, -3, 2, false",
    "BODY, 100, 0, -1, false",
    "BODY, 100, -30000, -1, false",
    "BODY, 100, -20833, -20833, false"
  })
  void onlyAnAnswerThatCanBeTrueAndIsNotTooOldCounts(
      Kind kind, int equal, long first, long last, boolean counts) {
    PeerCount count = new PeerCount(5, 0, equal, NOW + first * DAY, NOW + last * DAY);
    assertThat(count.counts(kind, NOW * 1000, Duration.ofDays(90))).isEqualTo(counts);
  }

  @Test
  void whatLiesTooFarAheadDoesNotCount() {
    long most = NOW + PeerCount.AHEAD.toSeconds();
    for (int more = 0; more < 2; more++) {
      PeerCount count = new PeerCount(5, 0, 100, NOW, most + more);
      assertThat(count.counts(Kind.BODY, NOW * 1000, Duration.ofDays(90))).isEqualTo(more == 0);
    }
  }
}
