package org.hamlet.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hamlet.net.lists.FreeQuotas;
import org.hamlet.net.lists.ListGate;
import org.hamlet.net.lists.ListKind;
import org.hamlet.net.lists.ListStatus;

/**
 * How one DNS list is doing, for people.
 *
 * @param zone its zone
 * @param usable {@code false} when it is set aside for a while; a closed one is never asked
 * @param state what is to be said about it
 * @param askedToday questions sent today, UTC
 * @param answeredToday answers of today
 * @param listedToday answers of today that list something
 * @param millis mean time to an answer today
 * @param perDay questions it may be asked a day, by configuration
 * @param freePerDay questions a day that its owner lets anyone ask, if that is known
 */
public record ListReport(
    String zone,
    boolean usable,
    String state,
    long askedToday,
    long answeredToday,
    long listedToday,
    long millis,
    OptionalLong perDay,
    OptionalLong freePerDay) {

  private static final long EXAMINATION_SECONDS = 10;

  /** All lists that rules name or that were asked. */
  static List<ListReport> of(ListGate gate, Map<String, ListKind> zones, boolean examined) {
    if (examined) {
      CompletableFuture<?>[] all =
          zones.entrySet().stream()
              .map(zone -> gate.examine(zone.getKey(), zone.getValue()))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all)
          .completeOnTimeout(null, EXAMINATION_SECONDS, TimeUnit.SECONDS)
          .join();
    }
    SortedMap<String, ListReport> reports = new TreeMap<>();
    zones.keySet().forEach(zone -> reports.put(zone, unasked(zone)));
    gate.status().forEach(status -> reports.put(status.zone(), of(status)));
    reports.replaceAll((zone, report) -> gate.closed(zone).map(report::closed).orElse(report));
    return new ArrayList<>(reports.values());
  }

  private static ListReport of(ListStatus status) {
    Optional<Long> budget = status.budget();
    return new ListReport(
        status.zone(),
        status.usable(),
        status.state(),
        status.askedToday(),
        status.answeredToday(),
        status.listedToday(),
        status.millis(),
        budget.isPresent() ? OptionalLong.of(budget.get()) : OptionalLong.empty(),
        FreeQuotas.perDay(status.zone()));
  }

  private ListReport closed(String why) {
    return new ListReport(
        zone, true, why, askedToday, answeredToday, listedToday, millis, perDay, freePerDay);
  }

  private static ListReport unasked(String zone) {
    OptionalLong free = FreeQuotas.perDay(zone);
    return new ListReport(zone, true, "not asked today", 0, 0, 0, 0, OptionalLong.empty(), free);
  }
}
