package org.hamlet.net.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hamlet.net.MovedClock;
import org.junit.jupiter.api.Test;

/** When a server is left alone, and for how long. */
class ServerRestTest {

  @Test
  void aRestOfAYearThatWasNoneIsOver() {
    Duration years = Duration.ofDays(4 * 365);
    clock.forward(years);
    rest.failed();
    assertFalse(rest.mayCall());
    clock.back(years);
    assertTrue(rest.mayCall());
    assertFalse(rest.mayCall(), "one call tries it");
  }

  private final MovedClock clock = new MovedClock();
  private final ServerRest rest = new ServerRest(clock);

  @Test
  void callsThatWereUnderWayMakeTheRestNoLonger() {
    assertTrue(rest.failed());
    for (int i = 0; i < 6; i++) {
      assertFalse(rest.failed());
    }
    clock.forward(ServerRest.FIRST_REST);
    assertTrue(rest.mayCall());
    assertFalse(rest.mayCall());
    assertFalse(rest.failed());
    clock.forward(ServerRest.FIRST_REST);
    assertFalse(rest.mayCall());
    clock.forward(ServerRest.FIRST_REST);
    assertTrue(rest.mayCall());
    assertTrue(rest.answered());
    assertTrue(rest.mayCall());
  }
}
