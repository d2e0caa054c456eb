package org.hamlet.scanner;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.rule.Settings;

/** A history in memory, the same for all users. */
final class RememberedSenders implements SenderHistory, SenderHistory.Records {

  private final SortedMap<String, SenderRecord> records = new TreeMap<>();

  @Override
  public Records of(Settings settings, Optional<String> user) {
    return this;
  }

  @Override
  public synchronized SenderRecord find(String key) {
    return records.getOrDefault(key, SenderRecord.NONE);
  }

  @Override
  public synchronized void update(String key, UnaryOperator<SenderRecord> change) {
    SenderRecord changed = change.apply(find(key));
    if (changed.isKnown()) {
      records.put(key, changed);
    } else {
      records.remove(key);
    }
  }

  @Override
  public synchronized List<String> keys(String prefix) {
    return records.keySet().stream().filter(k -> k.startsWith(prefix)).toList();
  }
}
