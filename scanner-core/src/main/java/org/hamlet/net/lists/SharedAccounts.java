package org.hamlet.net.lists;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When the accounts of lists are written to the file that processes share, and what others wrote is
 * learnt. Thread-safe.
 */
final class SharedAccounts {

  /**
   * How often accounts are written down at most, but for news and budgets: flash memory wears out,
   * and there may be a process for each mail.
   */
  static final Duration SAVE_EVERY = Duration.ofMinutes(30);

  /** The same where a budget is near its end, and after it could not be written. */
  static final Duration SAVE_NEAR_END = Duration.ofMinutes(1);

  private final ZoneRecords zones;
  private final Allowance allowance;
  private final Clock clock;
  private final Optional<ListLedger> ledger;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final long startedMillis;
  private volatile long savedMillis;
  private volatile boolean failed;

  /** Accounts that begin with what the file holds. */
  SharedAccounts(ZoneRecords zones, Allowance allowance, Clock clock, Optional<Path> file) {
    this.zones = zones;
    this.allowance = allowance;
    this.clock = clock;
    this.ledger = file.map(ListLedger::new);
    this.startedMillis = clock.millis();
    this.savedMillis = startedMillis;
    ledger.ifPresent(kept -> kept.read(zones.today()).forEach(zones::keep));
  }

  /** Notes that there is something to be written. */
  void change() {
    changed.set(true);
  }

  /**
   * Writes the accounts down if they changed and there is a file for them: at most every half hour,
   * unless a list is doing otherwise than before or there are budgets, which hold for all processes
   * together.
   */
  void save() {
    savedMillis = clock.millis();
    if (ledger.isEmpty() || !changed.get() || !isDue(ledger.get())) {
      return;
    }
    changed.set(false);
    Optional<List<ListAccount>> others = ledger.get().save(zones.all(), zones.today());
    failed = others.isEmpty();
    others.ifPresentOrElse(all -> all.forEach(zones::keep), this::change);
  }

  private boolean isDue(ListLedger kept) {
    return Math.abs(savedMillis - startedMillis) >= SAVE_EVERY.toMillis()
        || allowance.isLimited()
        || kept.age(savedMillis).map(age -> age.compareTo(SAVE_EVERY) >= 0).orElse(true)
        || kept.hasNews(zones.all());
  }

  /**
   * For a process that goes on: writes and learns every half hour; where there are budgets also
   * each time it used a twentieth of one, and every minute of the last tenth.
   */
  void saveNowAndThen(ZoneRecord asked) {
    if (isTime(asked) && looking.compareAndSet(false, true)) {
      try {
        save();
      } finally {
        looking.set(false);
      }
    }
  }

  private boolean isTime(ZoneRecord asked) {
    long since = Math.abs(clock.millis() - savedMillis);
    if (since >= SAVE_EVERY.toMillis()) {
      return true;
    }
    boolean soon = since >= SAVE_NEAR_END.toMillis();
    return allowance.isLimited()
        && ((!failed && allowance.isMuchUnsaved(asked)) || (soon && allowance.isNearEnd(asked)));
  }
}
