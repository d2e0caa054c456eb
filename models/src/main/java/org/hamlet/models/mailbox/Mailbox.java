package org.hamlet.models.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files behind the paths that a person names, and the messages in them. Folders are gone
 * through with all below them, in the order of names. A file that begins with {@code From } is an
 * mbox, also when it holds one message.
 */
public final class Mailbox {

  /** Folders within folders. */
  static final int MAX_DEPTH = 64;

  private final List<Path> files = new ArrayList<>();
  private final Map<Path, IOException> closed = new LinkedHashMap<>();
  private final int maxMessageBytes;
  private long bytes;

  /**
   * An empty one.
   *
   * @param maxMessageBytes longest message that is wanted
   */
  public Mailbox(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  /**
   * Adds a file, or all files below a folder; folders in it that cannot be read are {@link
   * #closed}.
   *
   * @throws IOException when there is no such path
   */
  public void add(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      bytes += Files.size(path);
      files.add(path);
      return;
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(path, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new Finding(found));
    Collections.sort(found);
    for (Path file : found) {
      bytes += size(file);
      files.add(file);
    }
  }

  /** A file may be gone already, as in a Maildir that is in use; reading it tells. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Takes all messages below a folder; what cannot be entered is told and gone around. */
  private final class Finding extends SimpleFileVisitor<Path> {

    private final List<Path> found;

    Finding(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes kind) {
      if (kind.isDirectory()) {
        closed.put(file, new IOException("more than " + MAX_DEPTH + " folders below each other"));
      } else if (kind.isRegularFile() && MaildirName.isMessage(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      boolean goneOrLoop =
          why instanceof NoSuchFileException || why instanceof FileSystemLoopException;
      if (!goneOrLoop) {
        closed.put(file, why);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException why) {
      if (why != null) {
        closed.put(folder, why);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** Folders that could not be gone through, and why. */
  public Map<Path, IOException> closed() {
    return Collections.unmodifiableMap(closed);
  }

  /** The files, in the order in which they are read. */
  public List<Path> paths() {
    return Collections.unmodifiableList(files);
  }

  /** How many files there are. */
  public int files() {
    return files.size();
  }

  /** How many bytes they have. */
  public long bytes() {
    return bytes;
  }

  /** Hands on every message. */
  public void forEach(MessageSink sink) throws IOException {
    together(List.of(new Reading(this, sink)));
  }

  /**
   * A mailbox that is to be read.
   *
   * @param from whose messages
   * @param to who gets them
   */
  public record Reading(Mailbox from, MessageSink to) {}

  /**
   * Hands on every message of several mailboxes, in turns by their sizes, so that all end together:
   * what learns from one message after the other must not see all ham first and then all spam.
   */
  public static void together(List<Reading> readings) throws IOException {
    List<MailCursor> cursors = new ArrayList<>();
    for (Reading one : readings) {
      Mailbox from = one.from();
      cursors.add(new MailCursor(from.files, from.bytes, from.maxMessageBytes, one.to()));
    }
    try {
      List<MailCursor> open = new ArrayList<>(cursors);
      while (!open.isEmpty()) {
        MailCursor behind = Collections.min(open, Comparator.comparingDouble(MailCursor::share));
        if (!behind.next()) {
          open.remove(behind);
        }
      }
    } finally {
      for (MailCursor cursor : cursors) {
        cursor.close();
      }
    }
  }

  /** Hands on the messages of a stream: those of an mbox, or the one that it is. */
  public static void read(String name, InputStream from, int maxMessageBytes, MessageSink sink)
      throws IOException {
    InputStream in = new BufferedInputStream(from);
    Optional<MboxReader> mbox = MailCursor.begin(name, in, maxMessageBytes, sink);
    while (mbox.isPresent() && mbox.get().next()) {
      // each call hands on one message
    }
  }
}
