package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * Records that are all in memory, kept in a {@link JournaledFile}: each change is in the journal
 * before it counts, and on the disk within a second. When the journal is long, the file is written
 * anew. File: generation (8 bytes), then the records. Thread-safe; other processes may write as
 * well.
 */
public final class RecordFile implements Closeable {

  private final JournaledFile file;
  private final Records records;
  private final long journalBytes;
  private final Settler.Settlement settlement;

  /**
   * A file that is opened when first used.
   *
   * @param name of the file; journal and lock lie beside it
   * @param journalBytes the journal may be so long before the file is written anew
   * @param settler brings to the disk what was written
   * @param records only touched by one thread at a time
   */
  public RecordFile(
      StoreFiles files, String name, long journalBytes, Settler settler, Records records) {
    JournaledFile.Names names = new JournaledFile.Names(name, name + ".journal", name + ".lock");
    this.file = new JournaledFile(files, names, new Reading());
    this.records = records;
    this.journalBytes = journalBytes;
    this.settlement = settler.of(file::force);
  }

  /** The records in memory. */
  public interface Records {

    /** Forgets all. */
    void clear();

    /**
     * Takes in one or more records, to the end of the bytes.
     *
     * @throws StoreDamaged when the bytes hold none
     */
    void take(ByteBuffer in) throws StoreDamaged;

    /** All of them, in the order in which they are to be read again. */
    Iterable<ByteBuffer> all();
  }

  /** What is asked of the records. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer. */
    T ask();
  }

  /** A change of the records. */
  @FunctionalInterface
  public interface Change {
    /** What they are to take in; empty when nothing changes. */
    Optional<ByteBuffer> record();
  }

  /** Asks, after what other processes wrote was taken in. */
  public synchronized <T> T read(Question<T> question) throws IOException {
    file.refresh();
    return question.ask();
  }

  /**
   * Changes the records, alone among all who do.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  public void change(Change change) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      if (changed(change) > journalBytes) {
        rewrite();
      }
    }
    settlement.soon();
  }

  /**
   * Writes the file anew, of what the records say is all.
   *
   * @param before may take records away first
   * @return what that gives
   * @throws IOException when it could not be written; then all is as it was
   */
  public <T> T compact(Question<T> before) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      T answer;
      synchronized (this) {
        file.open();
        answer = before.ask();
      }
      rewriteOrReadAgain();
      return answer;
    }
  }

  /**
   * Puts other records in the place of all, also where the file is damaged.
   *
   * @param filling takes in the others
   * @throws IOException when they could not be written; then all is as it was
   */
  public void restore(Runnable filling) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      synchronized (this) {
        openAlsoDamaged();
        records.clear();
        filling.run();
      }
      rewriteOrReadAgain();
    }
  }

  private void openAlsoDamaged() throws IOException {
    try {
      file.open();
    } catch (StoreDamaged e) {
      records.clear();
      file.clear();
      file.open();
    }
  }

  /** What could not be written must not be told as known. */
  private void rewriteOrReadAgain() throws IOException {
    boolean done = false;
    try {
      rewrite();
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Forgets all, also what is damaged. */
  public void clear() throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      synchronized (this) {
        records.clear();
        file.clear();
      }
    }
  }

  /** Returns when all is on the disk. */
  public void force() throws IOException {
    file.force();
  }

  private synchronized long changed(Change change) throws IOException {
    file.open();
    Optional<ByteBuffer> record = change.record();
    if (record.isPresent()) {
      file.append(record.get().duplicate());
      records.take(record.get());
    }
    return file.journalBytes();
  }

  private void rewrite() throws IOException {
    long generation = file.nextGeneration();
    file.replace(to -> writeTo(to, generation));
    synchronized (this) {
      file.adopt();
    }
    file.force();
  }

  private synchronized void writeTo(StoreFile to, long generation) throws IOException {
    long at = put(to, ByteBuffer.allocate(Long.BYTES).putLong(generation).flip(), 0);
    for (ByteBuffer record : records.all()) {
      at = put(to, record, at);
    }
  }

  private static long put(StoreFile to, ByteBuffer bytes, long at) throws IOException {
    long end = at + bytes.remaining();
    to.write(bytes, at);
    return end;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  /** What the files hold becomes the records. */
  private final class Reading implements JournaledFile.Content {

    @Override
    public long load(Optional<ByteBuffer> whole) throws IOException {
      records.clear();
      if (whole.isEmpty() || whole.get().remaining() < Long.BYTES) {
        return 0;
      }
      ByteBuffer in = whole.get();
      long generation = in.getLong();
      records.take(in);
      return generation;
    }

    @Override
    public void apply(ByteBuffer record) throws IOException {
      records.take(record);
    }
  }
}
