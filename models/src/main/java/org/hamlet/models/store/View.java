package org.hamlet.models.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.verdict.Label;

/**
 * A table with the journal's changes on top of it, which are added up without looking into the
 * table, so that a store is opened quickly. Confined to its store's lock.
 */
final class View {

  private static final long LOW_40_BITS = (1L << 40) - 1;

  private final Table table;
  private final CountMap changed = new CountMap();
  private final Map<MessageKey, Optional<SeenMessage>> seen = new TreeMap<>();
  private Totals totals;

  View(Table table) {
    this.table = table;
    this.totals = table.totals();
  }

  Table table() {
    return table;
  }

  Totals totals() {
    return totals;
  }

  /** What is to be added to the counts of tokens. */
  CountMap changed() {
    return changed;
  }

  Map<MessageKey, Optional<SeenMessage>> changedSeen() {
    return seen;
  }

  /** How many tokens are known. */
  int tokens() throws StoreDamaged {
    int count = table.tokens();
    for (long key : changed.sortedKeys()) {
      TokenCount now = find(key);
      boolean known = now.messages() > 0;
      count += (known ? 1 : 0) - (table.find(key).isPresent() ? 1 : 0);
    }
    return count;
  }

  /** What is known of a token; zero counts when nothing is. */
  TokenCount find(long key) throws StoreDamaged {
    TokenCount old = table.find(key).orElseGet(() -> new TokenCount(key, 0, 0, 0));
    int slot = changed.find(key);
    return slot < 0 ? old : old.changedBy(changed.at(slot));
  }

  Optional<SeenMessage> seen(MessageKey key) {
    Optional<SeenMessage> change = seen.get(key);
    return change != null ? change : table.seen(key);
  }

  /** Takes in one record. */
  void apply(JournalRecord change) {
    int sign = change.kind() == JournalRecord.Kind.FORGET ? -1 : 1;
    boolean both = change.kind() == JournalRecord.Kind.RELEARN;
    boolean isSpam = change.label() == Label.SPAM;
    int spam = isSpam ? sign : both ? -1 : 0;
    int ham = isSpam ? (both ? -1 : 0) : sign;
    int seconds = sign > 0 ? change.seconds() : 0;
    for (long key : change.keys()) {
      changed.add(key & LOW_40_BITS, spam, ham, seconds);
    }
    totals = totals.plus(spam, ham);
    seen.put(
        change.message(),
        sign < 0
            ? Optional.empty()
            : Optional.of(new SeenMessage(change.message(), change.label(), change.seconds())));
  }
}
