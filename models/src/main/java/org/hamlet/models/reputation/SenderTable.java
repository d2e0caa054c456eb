package org.hamlet.models.reputation;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.RecordFile;
import org.hamlet.models.disk.StoreDamaged;

/** Senders in memory; with one too many the one not heard of longest is forgotten. One thread. */
final class SenderTable implements RecordFile.Records {

  /** Most senders kept of one owner. */
  static final int MAX_SENDERS = 20_000;

  private final Map<String, SenderRecord> senders = new LinkedHashMap<>(16, 0.75f, true);

  SenderRecord find(String key) {
    return senders.getOrDefault(key, SenderRecord.NONE);
  }

  List<String> keys(String prefix) {
    return senders.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  @Override
  public void clear() {
    senders.clear();
  }

  @Override
  public void take(ByteBuffer in) throws StoreDamaged {
    while (in.hasRemaining()) {
      take(SenderChange.read(in));
    }
  }

  private void take(SenderChange change) {
    if (!change.record().isKnown()) {
      senders.remove(change.key());
      return;
    }
    senders.put(change.key(), change.record());
    if (senders.size() > MAX_SENDERS) {
      Iterator<String> oldest = senders.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public Iterable<ByteBuffer> all() {
    return () ->
        senders.entrySet().stream()
            .map(sender -> new SenderChange(sender.getKey(), sender.getValue()).encoded())
            .iterator();
  }
}
