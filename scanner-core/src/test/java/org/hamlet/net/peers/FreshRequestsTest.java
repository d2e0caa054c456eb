package org.hamlet.net.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.hamlet.net.MovedClock;
import org.junit.jupiter.api.Test;

/** Which requests are taken, whatever the clock does. */
class FreshRequestsTest {

  private static final Duration TURN = Duration.ofMillis(1_000 / FreshRequests.MAX_PER_SECOND);

  private final MovedClock clock = new MovedClock();
  private final FreshRequests fresh = new FreshRequests(clock, 0);
  private long nonces;

  private PeerRequest request() {
    return new PeerRequest(
        PeerRequest.Kind.QUERY, clock.millis(), new Nonce(0, nonces++), "a", "b", List.of());
  }

  private boolean takesAnother() {
    clock.forward(TURN);
    return fresh.take(request());
  }

  @Test
  void aReplayIsNotTakenWhenTheClockWasAheadForAWhile() {
    clock.forward(Duration.ofDays(1));
    PeerRequest once = request();
    assertTrue(fresh.take(once));
    clock.forward(Duration.ofMinutes(10));
    assertTrue(takesAnother());
    clock.back(Duration.ofMinutes(10));
    assertFalse(fresh.take(once), "forgotten by now");
    assertTrue(takesAnother(), "a new one");
  }

  /** Those sent while the clock was ahead are timely once more when that time comes. */
  @Test
  void aReplayFromWhenTheClockWasAheadIsNotTaken() {
    clock.forward(Duration.ofMinutes(10));
    PeerRequest once = request();
    assertTrue(fresh.take(once));
    clock.back(Duration.ofMinutes(10));
    for (int second = 0; second < 600; second++) {
      clock.forward(Duration.ofSeconds(1));
      assertTrue(fresh.take(request()));
      assertFalse(fresh.take(once));
    }
  }

  @Test
  void noMoreAreRememberedThanAllowedWhenTheClockIsSetBackAgainAndAgain() {
    clock.forward(Duration.ofDays(100));
    int taken = 0;
    while (taken < FreshRequests.MAX_REMEMBERED) {
      taken += takesAnother() ? 1 : 0;
      if (taken % 1_000 == 0) {
        clock.back(Duration.ofDays(1));
        taken += takesAnother() ? 1 : 0;
      }
    }
    assertEquals(FreshRequests.MAX_REMEMBERED, fresh.remembered(), "all of them fit");
    assertTrue(takesAnother());
    assertEquals(FreshRequests.MAX_REMEMBERED, fresh.remembered());
  }

  /** One of the future kept all later ones: 144,001 after two hours. */
  @Test
  void whatWasTakenWhileTheClockWasAheadKeepsNoOtherInMemory() {
    clock.forward(Duration.ofDays(1));
    assertTrue(fresh.take(request()));
    clock.back(Duration.ofHours(23));
    for (int i = 0; i < 600 * FreshRequests.MAX_PER_SECOND; i++) {
      assertTrue(takesAnother());
    }
    long timely = FreshRequests.MAX_SKEW.dividedBy(TURN);
    assertEquals(timely + 2, fresh.remembered(), "those of two minutes, and the one");
  }
}
