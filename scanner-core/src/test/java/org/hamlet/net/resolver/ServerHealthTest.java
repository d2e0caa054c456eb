package org.hamlet.net.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hamlet.net.MovedClock;
import org.junit.jupiter.api.Test;

/** When a name server is left alone, and for how long. */
class ServerHealthTest {

  private static final Duration YEARS = Duration.ofDays(4 * 365);

  @Test
  void aRestOfAYearThatWasNoneIsOver() {
    clock.forward(YEARS);
    rest();
    assertFalse(health.isWorthAsking());
    clock.back(YEARS);
    assertTrue(health.isWorthAsking());
    assertTrue(health.mayAsk());
    assertFalse(health.mayAsk(), "one question tries it");
  }

  @Test
  void aReplyOfAYearThatWasNoneDoesNotKeepADeadServerAlive() {
    clock.forward(YEARS);
    health.replied();
    clock.back(YEARS);
    rest();
    assertTrue(health.isResting());
  }

  private final MovedClock clock = new MovedClock();
  private final ServerHealth health = new ServerHealth(clock);

  @Test
  void questionsThatWereOnTheirWayMakeTheRestNoLonger() {
    int begins = 0;
    for (int i = 0; i < 20; i++) {
      begins += health.wasSilent("zone" + i % 2, 0) ? 1 : 0;
    }
    assertEquals(1, begins);
    assertFalse(health.mayAsk());
    clock.forward(ServerHealth.FIRST_REST);
    assertTrue(health.mayAsk());
  }

  @Test
  void afterARestOneQuestionTriesIt() {
    rest();
    clock.forward(ServerHealth.FIRST_REST);
    assertTrue(health.isWorthAsking());
    assertTrue(health.isWorthAsking());
    assertTrue(health.mayAsk());
    assertFalse(health.mayAsk());
    assertTrue(health.replied());
    assertTrue(health.mayAsk());
  }

  @Test
  void aTrialInVainDoublesTheRestUpToTheLongest() {
    rest();
    Duration rest = ServerHealth.FIRST_REST;
    for (int i = 0; i < 10; i++) {
      clock.forward(rest);
      assertTrue(health.mayAsk(), "after " + rest);
      health.wasSilent("zone", clock.millis());
      Duration twice = rest.multipliedBy(2);
      rest = twice.compareTo(ServerHealth.LONGEST_REST) < 0 ? twice : ServerHealth.LONGEST_REST;
      clock.forward(rest.minusMillis(1));
      assertFalse(health.mayAsk(), "before " + rest);
      clock.forward(Duration.ofMillis(1).minus(rest));
    }
    assertEquals(ServerHealth.LONGEST_REST, rest);
  }

  /** One dead list must not silence all others. */
  @Test
  void silenceAboutOneZoneIsNotTheServers() {
    for (int i = 0; i < 20; i++) {
      assertFalse(health.wasSilent("dead.example.org", clock.millis()));
    }
    assertTrue(health.wasSilent("www.example.org", clock.millis()));
  }

  @Test
  void aServerThatRepliesMeanwhileIsNotSilent() {
    long sent = clock.millis();
    clock.forward(Duration.ofMillis(5));
    health.replied();
    for (int i = 0; i < 20; i++) {
      assertFalse(health.wasSilent("zone" + i, sent));
    }
    assertTrue(health.mayAsk());
  }

  private void rest() {
    for (int i = 0; i < ServerHealth.DEAD_AFTER; i++) {
      health.wasSilent("zone" + i, clock.millis());
    }
  }
}
