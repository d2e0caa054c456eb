package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.models.disk.FileContent;
import org.hamlet.models.disk.JournaledFile;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * What was learned, in one directory: the table {@code tokens}, the {@code journal}, and the file
 * {@code lock} that writers of all processes hold. A change is in the journal when {@link #learn}
 * returns, so that the end of the process takes nothing away, and on the disk within a second.
 * Nothing is opened before it is needed; a store that is not there costs a look a second.
 * Thread-safe; who reads waits for the disk only while a journal is begun, the first time or after
 * a crash.
 */
public final class TokenStore implements Closeable {

  private static final JournaledFile.Names NAMES =
      new JournaledFile.Names("tokens", "journal", "lock");

  private final StoreLimits limits;
  private final Settler.Settlement settlement;
  private final JournaledFile file;
  private View view = new View(Table.EMPTY);

  /** The store in those files, which need not be there. */
  public TokenStore(StoreFiles files, StoreLimits limits, Settler settler) {
    this.limits = limits;
    this.settlement = settler.of(this::force);
    this.file = new JournaledFile(files, NAMES, new Reading());
  }

  /** How many messages were learned. */
  public synchronized Totals totals() throws IOException {
    file.refresh();
    return view.totals();
  }

  /** How many tokens are known; those expired with the next table are still counted. */
  public synchronized int tokens() throws IOException {
    file.refresh();
    return view.tokens();
  }

  /** What is known of each key, in their order; zero counts where nothing is. */
  public synchronized TokenCount[] find(long[] keys) throws IOException {
    file.refresh();
    TokenCount[] found = new TokenCount[keys.length];
    for (int i = 0; i < keys.length; i++) {
      found[i] = view.find(keys[i]);
    }
    return found;
  }

  /** As what a message was learned. */
  public synchronized Optional<Label> seen(Lesson lesson) throws IOException {
    file.refresh();
    return known(lesson).map(SeenMessage::label);
  }

  /**
   * Learns a message. One that was learned so is unchanged, also where nothing can be written.
   *
   * @param correct whether a message learned with the other label is learned anew
   * @throws IOException when it could not be written; then nothing changed
   */
  public LearnOutcome.Kind learn(Lesson lesson, Label label, boolean correct) throws IOException {
    try {
      return written(lesson, label, correct);
    } catch (IOException e) {
      if (stays(seen(lesson), label, correct)) {
        return LearnOutcome.Kind.UNCHANGED;
      }
      throw e;
    }
  }

  private LearnOutcome.Kind written(Lesson lesson, Label label, boolean correct)
      throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      Optional<SeenMessage> known = opened(lesson);
      if (stays(known.map(SeenMessage::label), label, correct)) {
        return LearnOutcome.Kind.UNCHANGED;
      }
      MessageKey key = known.map(SeenMessage::key).orElse(lesson.messages().get(0));
      JournalRecord.Kind kind =
          known.isPresent() ? JournalRecord.Kind.RELEARN : JournalRecord.Kind.LEARN;
      append(new JournalRecord(kind, label, key, lesson.seconds(), lesson.keys()));
      return known.isPresent() ? LearnOutcome.Kind.RELEARNED : LearnOutcome.Kind.LEARNED;
    }
  }

  private static boolean stays(Optional<Label> known, Label label, boolean correct) {
    return known.isPresent() && (!correct || known.get() == label);
  }

  /** Takes a message back. */
  public LearnOutcome.Kind forget(Lesson lesson) throws IOException {
    if (seen(lesson).isEmpty()) {
      return LearnOutcome.Kind.UNCHANGED;
    }
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      Optional<SeenMessage> known = opened(lesson);
      if (known.isEmpty()) {
        return LearnOutcome.Kind.UNCHANGED;
      }
      SeenMessage old = known.get();
      append(
          new JournalRecord(
              JournalRecord.Kind.FORGET, old.label(), old.key(), old.seconds(), lesson.keys()));
      return LearnOutcome.Kind.FORGOTTEN;
    }
  }

  /** Merges the journal into a new table now. Returns how many tokens were dropped for age. */
  public int compact() throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      return merge(opened());
    }
  }

  /** Forgets all, also where it is damaged. */
  public void clear() throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      synchronized (this) {
        file.clear();
      }
    }
  }

  /** Replaces all that is known. */
  public void restore(StoreContent content) throws IOException {
    try (Closeable turn = file.lock()) {
      Objects.requireNonNull(turn);
      View old = opened();
      replace(
          to -> {
            TableWriter out = new TableWriter(to);
            content.writeTo(out);
            out.finish(old.table().generation() + 1, content.totals());
          });
    }
  }

  /** Hands on all tokens, then all messages, each by rising key. */
  public synchronized void export(Consumer<TokenCount> tokens, Consumer<SeenMessage> messages)
      throws IOException {
    file.refresh();
    Merge all = new Merge(view);
    all.forEach(tokens::accept);
    all.seen().forEachRemaining(messages);
  }

  /** Returns when all that was learned is on the disk. */
  public void force() throws IOException {
    file.force();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  private Optional<SeenMessage> known(Lesson lesson) {
    return lesson.messages().stream().flatMap(key -> view.seen(key).stream()).findFirst();
  }

  /** All that was learned until now; only with the turn to write, which keeps it as it is. */
  private synchronized View opened() throws IOException {
    file.open();
    return view;
  }

  private synchronized Optional<SeenMessage> opened(Lesson lesson) throws IOException {
    file.open();
    return known(lesson);
  }

  private void append(JournalRecord change) throws IOException {
    if (journalBytes() > limits.journalBytes()) {
      makeRoom();
    }
    ByteBuffer record = ByteBuffer.allocate(change.bytes());
    change.writeTo(record);
    synchronized (this) {
      file.open();
      file.append(record.flip());
      view.apply(change);
    }
    settlement.soon();
  }

  private synchronized long journalBytes() {
    return file.journalBytes();
  }

  /** A full disk may still take the record when it does not take a new table. */
  private void makeRoom() throws IOException {
    try {
      merge(opened());
    } catch (IOException e) {
      opened();
      if (journalBytes() > StoreLimits.HARD_MAX_JOURNAL_BYTES) {
        throw e;
      }
    }
  }

  private int merge(View old) throws IOException {
    int[] dropped = new int[1];
    replace(
        to -> {
          TableWriter out = new TableWriter(to);
          dropped[0] = new Merge(old).writeTo(out, limits);
          out.finish(old.table().generation() + 1, old.totals());
        });
    return dropped[0];
  }

  private void replace(FileContent table) throws IOException {
    file.replace(table);
    synchronized (this) {
      file.adopt();
    }
    file.force();
  }

  /** What the files hold becomes the view. */
  private final class Reading implements JournaledFile.Content {

    @Override
    public long load(Optional<ByteBuffer> table) throws IOException {
      view = new View(table.isPresent() ? Table.open(table.get()) : Table.EMPTY);
      return view.table().generation();
    }

    @Override
    public void apply(ByteBuffer record) throws IOException {
      view.apply(JournalRecord.read(record));
    }
  }
}
