package org.hamlet.net.lists;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets lists aside and takes them back, and tells each in the log once. Thread-safe. */
final class ListRests {

  private static final Logger LOG = LoggerFactory.getLogger(ListRests.class);

  private final Clock clock;

  ListRests(Clock clock) {
    this.clock = clock;
  }

  /** Sets a list aside for that time, unless it is for longer. */
  void aside(ZoneRecord zone, String reason, Duration time) {
    if (zone.setAside(reason, clock.millis(), time)) {
      tell(zone, reason, time);
    }
  }

  /** Sets a list aside for longer than last time. */
  void rest(ZoneRecord zone, String reason) {
    zone.rest(reason, clock.millis()).ifPresent(time -> tell(zone, reason, time));
  }

  private static void tell(ZoneRecord zone, String reason, Duration time) {
    LOG.warn("list {} is not asked for {} minutes: {}", zone.zone(), time.toMinutes(), reason);
  }

  /** Takes back a list that answered when it was tried. */
  void end(ZoneRecord zone) {
    LOG.info("list {} is asked again", zone.zone());
    zone.well();
  }
}
