package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file that is only ever replaced as a whole, a journal of what came since, and a file to lock
 * while writing. Each file has a generation, and the journal names the one it goes on from; a
 * journal of an older generation is one that the file already holds. A record is safe from the end
 * of the process when {@link #append} returns, and from a power cut after {@link #force}.
 *
 * <p>Confined to its owner's monitor, but for {@link #lock}, {@link #tryLock}, {@link #replace} and
 * {@link #force}: what waits for another process or for the disk must not keep readers waiting. Who
 * wants both takes the turn to write first, then the monitor.
 */
public final class JournaledFile implements Closeable {

  /** Times a reader looks again when a new file came in between. */
  static final int MAX_RELOADS = 20;

  private static final long RECHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StoreFiles files;
  private final Names names;
  private final Content content;
  private @Nullable Journal journal;
  private volatile @Nullable Journal written;

  /** Another file may have the name than the one that was loaded; only who writes need know. */
  private volatile boolean replaced;

  private boolean loaded;
  private boolean stale;
  private long generation;
  private long journalOnDisk;
  private long lookedAt;

  /**
   * What the files are called.
   *
   * @param file the one replaced as a whole
   * @param journal what came since
   * @param lock held while writing
   */
  public record Names(String file, String journal, String lock) {}

  /** What becomes of what is read. */
  public interface Content {

    /** Forgets all and takes in a file, or that there is none. Returns its generation, or 0. */
    long load(Optional<ByteBuffer> file) throws IOException;

    /** Takes in a record. */
    void apply(ByteBuffer record) throws IOException;
  }

  /** Files that are opened when first needed, and made when something is first written. */
  public JournaledFile(StoreFiles files, Names names, Content content) {
    this.files = files;
    this.names = names;
    this.content = content;
  }

  /** Takes in what other processes wrote. */
  public void refresh() throws IOException {
    try {
      boolean due = !loaded || System.nanoTime() - lookedAt > RECHECK_NANOS;
      if (due) {
        lookedAt = System.nanoTime();
        openForReading();
      }
      Journal open = journal;
      if (open != null && open.generationOnDisk() != journalOnDisk) {
        reload(open);
      } else if (open != null && !stale) {
        open.readOn(content::apply);
      }
    } catch (IOException | RuntimeException e) {
      dropAfter(e);
      throw e;
    }
  }

  /** Waits for the turn to write; it ends when what is returned is closed. */
  public Closeable lock() throws IOException {
    return files.lock(names.lock());
  }

  /** The turn to write, when nobody has it now. */
  public Optional<Closeable> tryLock() throws IOException {
    return files.tryLock(names.lock());
  }

  /** Takes in all that was written, and makes ready to append. Only with the lock held. */
  public void open() throws IOException {
    try {
      Journal open = written;
      if (open == null || replaced || !open.named()) {
        open = openForWriting();
      } else {
        refresh();
        open = written == null ? openForWriting() : open;
      }
      if (stale) {
        restart(open);
        open.force();
      }
    } catch (IOException | RuntimeException e) {
      dropAfter(e);
      throw e;
    }
  }

  /** Bytes of the journal. */
  public long journalBytes() {
    Journal open = journal;
    return open == null ? 0 : open.length();
  }

  /** The generation that a new file is to have. */
  public long nextGeneration() {
    return generation + 1;
  }

  /** Adds records, all or none, which are not handed to the content. Only after {@link #open}. */
  public void append(ByteBuffer... records) throws IOException {
    Journal open = written;
    if (open == null) {
      throw new IllegalStateException("not open for writing");
    }
    open.append(List.of(records));
  }

  /**
   * Puts a new file in the old one's place, durably. Only with the lock held and after {@link
   * #open}; the content is loaded from it by {@link #adopt}.
   */
  public void replace(FileContent fresh) throws IOException {
    String next = names.file() + ".new";
    try (StoreFile file = files.write(next)) {
      file.truncate(0);
      fresh.writeTo(file);
      file.force();
    } catch (IOException e) {
      releaseRoom(next, e);
      throw e;
    }
    replaced = true;
    files.rename(next, names.file());
    files.forceNames();
  }

  /** Loads the new file and begins a new journal, which {@link #force} is to make durable. */
  public void adopt() throws IOException {
    try {
      load();
      Journal open = written;
      restart(open == null ? openForWriting() : open);
    } catch (IOException | RuntimeException e) {
      dropAfter(e);
      throw e;
    }
  }

  /** Returns when all that was appended is on the disk. */
  public void force() throws IOException {
    Journal open = written;
    if (open == null) {
      return;
    }
    try {
      open.force();
    } catch (IOException e) {
      boolean closedMeanwhile = open != written;
      if (!closedMeanwhile) { // who closes it forces it first, and tells what fails
        throw e;
      }
    }
  }

  /**
   * Takes everything away, whether it can be read or not; what is written next begins anew. Only
   * with the lock held. The journal goes first, durably: a file without one is whole, a journal
   * without its file is not.
   */
  public void clear() throws IOException {
    drop();
    files.remove(names.journal());
    files.forceNames();
    files.remove(names.file());
    files.forceNames();
  }

  /** Makes durable what was appended. What is used again afterwards is opened again. */
  @Override
  public void close() throws IOException {
    try {
      mark();
    } finally {
      drop();
    }
  }

  /** Only when nobody else has the turn to write, and there is a journal of ours to mark. */
  private void mark() {
    Journal open = written;
    if (open == null || stale || replaced || !open.named()) {
      return;
    }
    try {
      Optional<Closeable> turn = files.tryLock(names.lock());
      if (turn.isPresent()) {
        try (Closeable held = turn.get()) {
          Objects.requireNonNull(held);
          if (open.generationOnDisk() == journalOnDisk) {
            open.readOn(content::apply);
            open.mark();
          }
        }
      }
    } catch (IOException e) {
      // A mark only helps to tell damage from a power cut; what was learned is there without it.
    }
  }

  /** What a full disk took of a file is given back. */
  private void releaseRoom(String name, IOException because) {
    try (StoreFile file = files.write(name)) {
      file.truncate(0);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private void openForReading() throws IOException {
    Journal open = journal;
    if (open != null && !open.named()) {
      drop();
      open = null;
    }
    if (open != null) {
      return;
    }
    Optional<StoreFile> file = files.read(names.journal());
    if (file.isPresent()) {
      open = new Journal(file.get(), names.journal());
      journal = open;
      reload(open);
      tellTailOfNobody(open);
    } else if (!loaded) {
      load();
    }
  }

  private Journal openForWriting() throws IOException {
    drop();
    Optional<StoreFile> present = files.read(names.journal());
    boolean made = present.isEmpty();
    if (present.isPresent()) {
      present.get().close();
    }
    Journal open = new Journal(files.write(names.journal()), names.journal());
    journal = open;
    written = open;
    if (made) {
      files.forceNames();
    }
    reload(open);
    if (!stale) {
      open.tellTail();
    }
    return open;
  }

  /** What lies behind the last whole record may be one that somebody is writing. */
  private void tellTailOfNobody(Journal open) throws IOException {
    if (stale || !open.hasTail()) {
      return;
    }
    Optional<Closeable> turn;
    try {
      turn = files.tryLock(names.lock());
    } catch (IOException readOnly) {
      open.tellTail();
      return;
    }
    if (turn.isPresent()) {
      try (Closeable held = turn.get()) {
        Objects.requireNonNull(held);
        open.readOn(content::apply);
        open.tellTail();
      }
    }
  }

  private void reload(Journal open) throws IOException {
    for (int i = 0; i < MAX_RELOADS; i++) {
      journalOnDisk = open.generationOnDisk();
      load();
      long from = journalOnDisk < 0 ? open.generationOfRecords(generation) : journalOnDisk;
      if (from <= generation) {
        stale = from < generation;
        open.start(generation);
        if (!stale) {
          open.readOn(content::apply);
        }
        return;
      }
    }
    throw new StoreDamaged("the journal " + names.journal() + " belongs to another file");
  }

  private void load() throws IOException {
    replaced = false;
    generation = content.load(files.map(names.file()));
    loaded = true;
  }

  private void restart(Journal open) throws IOException {
    open.restart(generation);
    journalOnDisk = generation;
    stale = false;
  }

  private void dropAfter(Exception failure) {
    try {
      drop();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** All is read again when next needed. */
  private void drop() throws IOException {
    Journal open = journal;
    boolean unsettled = written != null;
    journal = null;
    written = null;
    loaded = false;
    if (open == null) {
      return;
    }
    try {
      if (unsettled) {
        open.force();
      }
    } finally {
      open.close();
    }
  }
}
