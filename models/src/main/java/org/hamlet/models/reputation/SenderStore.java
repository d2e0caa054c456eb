package org.hamlet.models.reputation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.JournaledFile;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFile;
import org.hamlet.models.disk.StoreFiles;

/**
 * The senders of one owner: all in memory, each change in a journal before it counts and on the
 * disk within a second. When there are too many, the one not heard of longest is forgotten. When
 * the journal is long, the file is written anew. Thread-safe; other processes may write as well.
 */
final class SenderStore implements Closeable {

  /** Most senders kept of one owner. */
  static final int MAX_SENDERS = 20_000;

  /** The journal may be so long, in bytes, before the file is written anew. */
  static final long JOURNAL_BYTES = 1 << 20;

  private final JournaledFile file;
  private final Settler.Settlement settlement;
  private final Map<String, SenderRecord> senders = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A store that is opened when first used.
   *
   * @param path of the file; journal and lock lie beside it
   * @param settler brings to the disk what was written
   */
  SenderStore(Path path, Settler settler) {
    String name = path.getFileName().toString();
    JournaledFile.Names names = new JournaledFile.Names(name, name + ".journal", name + ".lock");
    StoreFiles files = StoreFiles.in(path.toAbsolutePath().getParent(), FileMode.OWNER_ONLY);
    this.file = new JournaledFile(files, names, new Reading());
    this.settlement = settler.of(file::force);
  }

  synchronized SenderRecord find(String key) throws IOException {
    file.refresh();
    return senders.getOrDefault(SenderChange.kept(key), SenderRecord.NONE);
  }

  synchronized List<String> keys(String prefix) throws IOException {
    file.refresh();
    return senders.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  /**
   * Changes one record.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  void update(String key, UnaryOperator<SenderRecord> change) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      String kept = SenderChange.kept(key);
      if (changed(kept, change) > JOURNAL_BYTES) {
        rewrite();
      }
    }
    settlement.soon();
  }

  private synchronized long changed(String key, UnaryOperator<SenderRecord> change)
      throws IOException {
    file.open();
    SenderRecord before = senders.getOrDefault(key, SenderRecord.NONE);
    SenderChange next = new SenderChange(key, change.apply(before));
    if (!next.record().equals(before)) {
      file.append(next.encoded());
      take(next);
    }
    return file.journalBytes();
  }

  private void rewrite() throws IOException {
    long generation = file.nextGeneration();
    file.replace(to -> writeTo(to, generation));
    synchronized (this) {
      file.adopt();
    }
  }

  private synchronized void writeTo(StoreFile to, long generation) throws IOException {
    long at = 0;
    at = put(to, ByteBuffer.allocate(Long.BYTES).putLong(generation).flip(), at);
    for (Map.Entry<String, SenderRecord> sender : senders.entrySet()) {
      at = put(to, new SenderChange(sender.getKey(), sender.getValue()).encoded(), at);
    }
  }

  private static long put(StoreFile to, ByteBuffer bytes, long at) throws IOException {
    long end = at + bytes.remaining();
    to.write(bytes, at);
    return end;
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
  public synchronized void close() throws IOException {
    file.close();
  }

  /** What the files hold becomes the senders. */
  private final class Reading implements JournaledFile.Content {

    @Override
    public long load(Optional<ByteBuffer> whole) throws IOException {
      senders.clear();
      if (whole.isEmpty() || whole.get().remaining() < Long.BYTES) {
        return 0;
      }
      ByteBuffer in = whole.get();
      long generation = in.getLong();
      while (in.hasRemaining()) {
        take(SenderChange.read(in));
      }
      return generation;
    }

    @Override
    public void apply(ByteBuffer record) throws IOException {
      take(SenderChange.read(record));
    }
  }
}
