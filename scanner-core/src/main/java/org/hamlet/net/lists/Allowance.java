package org.hamlet.net.lists;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left of the budgets today. That one is used up is told once a day, that of all lists once
 * for all of them. Thread-safe.
 */
final class Allowance {

  /** Of a budget, the part that one process uses before it looks what others used. */
  static final double MUCH = 0.05;

  /** The part of a budget from which on it is near its end. */
  static final double NEAR_END = 0.9;

  private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);

  private final Budgets budgets;
  private final ZoneRecords zones;
  private final AtomicLong toldDay = new AtomicLong(-1);

  Allowance(Budgets budgets, ZoneRecords zones) {
    this.budgets = budgets;
    this.zones = zones;
  }

  /** Whether a question may be sent. */
  enum Leave {
    GRANTED,
    LIST_USED_UP,
    ALL_USED_UP
  }

  /** Asks leave for one question, which is counted when it is granted. */
  Leave take(ZoneRecord zone) {
    if (budgets.all().isPresent() && zones.asked() >= budgets.all().getAsLong()) {
      long today = zones.today();
      if (toldDay.getAndSet(today) != today) {
        LOG.warn(
            "the budget of all lists for today is used up; they are asked again tomorrow (UTC)");
      }
      return Leave.ALL_USED_UP;
    }
    if (zone.count(budgets.of(zone.zone()))) {
      return Leave.GRANTED;
    }
    if (zone.sayBudget()) {
      LOG.warn(
          "list {}: its budget for today is used up; it is asked again tomorrow (UTC)",
          zone.zone());
    }
    return Leave.LIST_USED_UP;
  }

  /**
   * Whether a question that was granted may still be sent, now that others' are known; else it is
   * taken back.
   */
  Leave confirm(ZoneRecord zone) {
    OptionalLong own = budgets.of(zone.zone());
    Leave leave =
        own.isPresent() && zone.asked() > own.getAsLong()
            ? Leave.LIST_USED_UP
            : budgets.all().isPresent() && zones.asked() > budgets.all().getAsLong()
                ? Leave.ALL_USED_UP
                : Leave.GRANTED;
    if (leave != Leave.GRANTED) {
      zone.uncount();
    }
    return leave;
  }

  /** The questions a list may be asked a day. */
  OptionalLong of(ZoneRecord zone) {
    return budgets.of(zone.zone());
  }

  boolean isLimited() {
    return !budgets.equals(Budgets.NONE);
  }

  /** Whether what this process asked unknown to others is much of a budget. */
  boolean isMuchUnsaved(ZoneRecord zone) {
    return isMuch(budgets.of(zone.zone()), zone.askedUnsaved())
        || (budgets.all().isPresent() && isMuch(budgets.all(), zones.askedUnsaved()));
  }

  private static boolean isMuch(OptionalLong budget, long asked) {
    return budget.isPresent() && asked > 0 && asked >= MUCH * budget.getAsLong();
  }

  /** Whether what others ask meanwhile may be the last of a budget. */
  boolean isNearEnd(ZoneRecord zone) {
    return isNearEnd(budgets.of(zone.zone()), zone.asked())
        || (budgets.all().isPresent() && isNearEnd(budgets.all(), zones.asked()));
  }

  private static boolean isNearEnd(OptionalLong budget, long asked) {
    return budget.isPresent() && asked >= NEAR_END * budget.getAsLong();
  }
}
