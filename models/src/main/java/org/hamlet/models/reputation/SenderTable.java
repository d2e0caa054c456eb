package org.hamlet.models.reputation;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.RecordFile;
import org.hamlet.models.disk.StoreDamaged;

/**
 * Senders in memory, and messages that must not count twice; with one too many the one not heard of
 * longest is forgotten. One thread.
 */
final class SenderTable implements RecordFile.Records {

  /** Most senders kept of one owner. */
  static final int MAX_SENDERS = 20_000;

  /** Most messages kept of one owner. They must not push out senders, who are known for longer. */
  static final int MAX_MESSAGES = 5_000;

  private final Map<String, SenderRecord> senders = recent();
  private final Map<String, SenderRecord> messages = recent();

  private static Map<String, SenderRecord> recent() {
    return new LinkedHashMap<>(16, 0.75f, true);
  }

  SenderRecord find(String key) {
    return kind(key).getOrDefault(key, SenderRecord.NONE);
  }

  List<String> keys(String prefix) {
    return senders.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  private Map<String, SenderRecord> kind(String key) {
    return key.startsWith(SenderHistory.MESSAGE) ? messages : senders;
  }

  @Override
  public void clear() {
    senders.clear();
    messages.clear();
  }

  @Override
  public void take(ByteBuffer in) throws StoreDamaged {
    while (in.hasRemaining()) {
      take(SenderChange.read(in));
    }
  }

  private void take(SenderChange change) {
    Map<String, SenderRecord> kind = kind(change.key());
    if (!change.record().isKnown()) {
      kind.remove(change.key());
      return;
    }
    kind.put(change.key(), change.record());
    if (kind.size() > (kind == messages ? MAX_MESSAGES : MAX_SENDERS)) {
      Iterator<String> oldest = kind.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public Iterable<ByteBuffer> all() {
    return () ->
        Stream.of(senders, messages)
            .flatMap(kind -> kind.entrySet().stream())
            .map(entry -> new SenderChange(entry.getKey(), entry.getValue()).encoded())
            .iterator();
  }
}
