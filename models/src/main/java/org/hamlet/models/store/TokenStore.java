package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, in one directory: the table {@code tokens}, the {@code journal}, and the file
 * {@code lock} that writers of all processes hold. A change is in the journal when {@link #learn}
 * returns, so that the end of the process takes nothing away, and on the disk within {@link
 * Syncer#INTERVAL}. Nothing is opened before it is needed; a store that is not there costs a look a
 * second. Thread-safe.
 */
public final class TokenStore implements Closeable {

  private static final String TABLE = "tokens";
  private static final String JOURNAL = "journal";

  /** Times a reader looks again when a new table came in between. */
  private static final int MAX_RELOADS = 20;

  private static final long ABSENT_RECHECK_NANOS = 1_000_000_000L;

  private final StoreFiles files;
  private final StoreLimits limits;
  private final Syncer syncer = new Syncer(this::force);
  private View view = new View(Table.EMPTY);
  private @Nullable Journal journal;
  private boolean writable;
  private boolean stale;
  private long journalOnDisk = -1;
  private long lookedAt;
  private boolean looked;

  TokenStore(StoreFiles files, StoreLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** The store in a directory, which need not be there. */
  public static TokenStore in(Path directory, StoreLimits limits) {
    return new TokenStore(new DirectoryFiles(directory), limits);
  }

  /** How many messages were learned. */
  public synchronized Totals totals() throws IOException {
    refresh();
    return view.totals();
  }

  /** How many tokens are known, at most; those expired with the next table are still counted. */
  public synchronized int tokens() throws IOException {
    refresh();
    return view.table().tokens() + view.changed().size();
  }

  /** What is known of each key, in their order; zero counts where nothing is. */
  public synchronized TokenCount[] find(long[] keys) throws IOException {
    refresh();
    TokenCount[] found = new TokenCount[keys.length];
    for (int i = 0; i < keys.length; i++) {
      found[i] = view.find(keys[i]);
    }
    return found;
  }

  /** As what a message was learned. */
  public synchronized Optional<Label> seen(Lesson lesson) throws IOException {
    refresh();
    return known(lesson).map(SeenMessage::label);
  }

  /**
   * Learns a message.
   *
   * @param correct whether a message learned with the other label is learned anew
   */
  public synchronized LearnOutcome.Kind learn(Lesson lesson, Label label, boolean correct)
      throws IOException {
    try (Closeable held = files.lock()) {
      Objects.requireNonNull(held);
      Journal open = writing();
      Optional<SeenMessage> known = known(lesson);
      if (known.isPresent() && (!correct || known.get().label() == label)) {
        return LearnOutcome.Kind.UNCHANGED;
      }
      MessageKey key = known.map(SeenMessage::key).orElse(lesson.messages().get(0));
      JournalRecord.Kind kind =
          known.isPresent() ? JournalRecord.Kind.RELEARN : JournalRecord.Kind.LEARN;
      append(open, new JournalRecord(kind, label, key, lesson.seconds(), lesson.keys()));
      return known.isPresent() ? LearnOutcome.Kind.RELEARNED : LearnOutcome.Kind.LEARNED;
    }
  }

  /** Takes a message back. */
  public synchronized LearnOutcome.Kind forget(Lesson lesson) throws IOException {
    refresh();
    if (known(lesson).isEmpty()) {
      return LearnOutcome.Kind.UNCHANGED;
    }
    try (Closeable held = files.lock()) {
      Objects.requireNonNull(held);
      Journal open = writing();
      Optional<SeenMessage> known = known(lesson);
      if (known.isEmpty()) {
        return LearnOutcome.Kind.UNCHANGED;
      }
      SeenMessage old = known.get();
      append(
          open,
          new JournalRecord(
              JournalRecord.Kind.FORGET, old.label(), old.key(), old.seconds(), lesson.keys()));
      return LearnOutcome.Kind.FORGOTTEN;
    }
  }

  /** Merges the journal into a new table now. Returns how many tokens were dropped for age. */
  public synchronized int compact() throws IOException {
    try (Closeable held = files.lock()) {
      Objects.requireNonNull(held);
      return merge(writing());
    }
  }

  /** Replaces all that is known; what readers see changes at once. */
  public synchronized void restore(StoreContent content) throws IOException {
    try (Closeable held = files.lock()) {
      Objects.requireNonNull(held);
      Journal open = writing();
      long generation = view.table().generation() + 1;
      files.replace(
          TABLE,
          file -> {
            TableWriter out = new TableWriter(file);
            content.writeTo(out);
            out.finish(generation, content.totals());
          });
      opened(open, generation);
    }
  }

  /** Hands on all tokens, then all messages, each by rising key. */
  public synchronized void export(Consumer<TokenCount> tokens, Consumer<SeenMessage> messages)
      throws IOException {
    refresh();
    Merge all = new Merge(view);
    all.forEach(tokens::accept);
    all.seen().forEachRemaining(messages);
  }

  /** Returns when all that was learned is on the disk. */
  public synchronized void force() throws IOException {
    if (journal != null && writable) {
      journal.force();
    }
  }

  @Override
  public void close() throws IOException {
    syncer.close();
    synchronized (this) {
      force();
      if (journal != null) {
        journal.close();
        journal = null;
        looked = false;
      }
    }
  }

  private Optional<SeenMessage> known(Lesson lesson) {
    return lesson.messages().stream().flatMap(key -> view.seen(key).stream()).findFirst();
  }

  private void append(Journal open, JournalRecord change) throws IOException {
    if (open.length() > limits.journalBytes()) {
      makeRoom(open);
    }
    open.append(change);
    view.apply(change);
    syncer.written();
  }

  /** A full disk may still take the record when it does not take a new table. */
  private void makeRoom(Journal open) throws IOException {
    try {
      merge(open);
    } catch (IOException e) {
      if (open.length() > StoreLimits.HARD_MAX_JOURNAL_BYTES) {
        throw e;
      }
    }
  }

  private int merge(Journal open) throws IOException {
    long generation = view.table().generation() + 1;
    int[] dropped = new int[1];
    files.replace(
        TABLE,
        file -> {
          TableWriter out = new TableWriter(file);
          dropped[0] = new Merge(view).writeTo(out, limits);
          out.finish(generation, view.totals());
        });
    opened(open, generation);
    return dropped[0];
  }

  private void opened(Journal open, long generation) throws IOException {
    ByteBuffer mapped =
        files.map(TABLE).orElseThrow(() -> new StoreDamaged("the new token table is gone"));
    view = new View(Table.open(mapped));
    open.restart(generation);
    journalOnDisk = generation;
    stale = false;
  }

  /** The journal open for writing and read to its end; only while the lock is held. */
  private Journal writing() throws IOException {
    Journal open = journal;
    if (open == null || !writable) {
      if (open != null) {
        open.close();
      }
      open = new Journal(files.write(JOURNAL));
      journal = open;
      writable = true;
      reload(open);
    } else {
      refresh();
    }
    if (stale) {
      open.restart(view.table().generation());
      journalOnDisk = view.table().generation();
      stale = false;
    }
    return open;
  }

  /** Takes in what other processes did. */
  private void refresh() throws IOException {
    Journal open = journal;
    if (open == null) {
      if (looked && System.nanoTime() - lookedAt < ABSENT_RECHECK_NANOS) {
        return;
      }
      looked = true;
      lookedAt = System.nanoTime();
      Optional<StoreFile> file = files.read(JOURNAL);
      if (file.isPresent()) {
        open = new Journal(file.get());
        journal = open;
        writable = false;
        reload(open);
      }
    } else if (open.generationOnDisk() != journalOnDisk) {
      reload(open);
    } else if (!stale) {
      readOn(open);
    }
  }

  private void reload(Journal open) throws IOException {
    for (int i = 0; i < MAX_RELOADS; i++) {
      journalOnDisk = open.generationOnDisk();
      Optional<ByteBuffer> mapped = files.map(TABLE);
      view = new View(mapped.isPresent() ? Table.open(mapped.get()) : Table.EMPTY);
      long generation = view.table().generation();
      if (journalOnDisk <= generation) {
        stale = journalOnDisk < generation;
        open.start(generation);
        if (!stale) {
          readOn(open);
        }
        return;
      }
    }
    throw new StoreDamaged("the journal belongs to another token table");
  }

  private void readOn(Journal open) throws IOException {
    try {
      open.readOn(
          change -> {
            try {
              view.apply(change);
            } catch (StoreDamaged e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
