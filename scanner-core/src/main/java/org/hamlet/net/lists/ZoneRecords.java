package org.hamlet.net.lists;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known about each list that was asked. Thread-safe. */
final class ZoneRecords {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Clock clock;
  private final Map<String, ZoneRecord> zones = new ConcurrentHashMap<>();

  ZoneRecords(Clock clock) {
    this.clock = clock;
  }

  /** Days since 1970, in UTC. */
  long today() {
    return clock.millis() / DAY_MILLIS;
  }

  /** The record of a list, which is made where there is none, with the counts of today. */
  ZoneRecord of(String name) {
    ZoneRecord zone = zones.computeIfAbsent(name, ZoneRecord::new);
    zone.onDay(today());
    return zone;
  }

  /** Takes what was kept of a list that is not known here. */
  void keep(ListAccount account) {
    zones.putIfAbsent(account.zone(), ZoneRecord.of(account));
  }

  boolean holds(String name) {
    return zones.containsKey(name);
  }

  /** Whether there is no room for the record of another list. */
  boolean isBeyondLimit(String name) {
    return zones.size() >= ListGate.MAX_ZONES && !holds(name);
  }

  Collection<ZoneRecord> all() {
    return zones.values();
  }

  /** Of all lists, by name, with the counts of today. */
  List<ZoneRecord> sorted() {
    return zones.keySet().stream().sorted().map(this::of).toList();
  }

  /** Questions sent to all of them today. */
  long asked() {
    return zones.keySet().stream().mapToLong(name -> of(name).asked()).sum();
  }

  /** Those of them that the file of accounts does not know yet. */
  long askedUnsaved() {
    return zones.values().stream().mapToLong(ZoneRecord::askedUnsaved).sum();
  }
}
