package org.hamlet.eval;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.rule.Settings;

/**
 * Entries made by hand among what is known of senders: whose mail is to be drawn towards ham or
 * spam wherever it comes from (SpamAssassin 4.0.1 behaviour of its AWL and TxRep plugins). Not
 * thread-safe beyond the records.
 *
 * @param plugin whose entries they are, {@code AWL} or {@code TxRep}
 * @param keyPrefix what its keys begin with
 * @param points points of an unwanted sender; a welcome one has as many below 0
 */
public record SenderEntries(
    String plugin, String keyPrefix, double points, SenderHistory.Records records) {

  private static final double POINTS = 100;
  private static final String NETWORK = "|ip=";

  /** Those of the plugin that is in use; empty when none is. */
  public static Optional<SenderEntries> of(
      Settings settings, SenderHistory history, Optional<String> user) {
    if (settings.isLoaded("AWL") && settings.flag("use_auto_welcomelist")) {
      return Optional.of(new SenderEntries("AWL", "", POINTS, history.of(settings, user)));
    }
    if (settings.isLoaded("TxRep") && settings.flag("use_txrep")) {
      double weights =
          Stream.of("email", "email_ip", "domain", "ip", "helo")
              .mapToDouble(mark -> settings.number("txrep_weight_" + mark))
              .sum();
      double points = POINTS * weights / settings.number("txrep_weight_email");
      return Optional.of(
          new SenderEntries("TxRep", SenderMark.KEY, points, history.of(settings, user)));
    }
    return Optional.empty();
  }

  /** Whatever was known of the address is replaced by an entry that its mail is wanted. */
  public void welcome(String address) {
    enter(address, -points);
  }

  /** The same with one that its mail is not wanted. */
  public void block(String address) {
    enter(address, points);
  }

  /** Forgets what is known of the address, from all networks. */
  public void remove(String address) {
    records.keys(key(address)).forEach(key -> records.update(key, now -> SenderRecord.NONE));
  }

  private void enter(String address, double total) {
    remove(address);
    records.update(key(address) + SenderMark.NO_NETWORK, now -> SenderRecord.NONE.plus(total));
  }

  private String key(String address) {
    return keyPrefix + address.toLowerCase(Locale.ROOT) + NETWORK;
  }
}
