package org.hamlet.models.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files behind the paths that a person names, and the messages in them. Folders are gone
 * through with all below them, in the order of names. A file that begins with {@code From } is an
 * mbox, also when it holds one message.
 */
public final class Mailbox {

  /** Folders within folders. */
  static final int MAX_DEPTH = 64;

  private static final int BUFFER_BYTES = 64 << 10;
  private static final byte[] MBOX_LINE = {'F', 'r', 'o', 'm', ' '};

  private final List<Path> files = new ArrayList<>();
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
   * Adds a file, or all files below a folder.
   *
   * @throws IOException when there is no such path
   */
  public void add(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      bytes += Files.size(path);
      files.add(path);
      return;
    }
    try (Stream<Path> below = Files.walk(path, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
        if (MaildirName.isMessage(file)) {
          bytes += Files.size(file);
          files.add(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
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
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        read(file.toString(), in, maxMessageBytes, sink);
      } catch (FileSystemException e) {
        sink.unreadable(file.toString(), e);
      }
    }
  }

  /** Hands on the messages of a stream: those of an mbox, or the one that it is. */
  public static void read(String name, InputStream from, int maxMessageBytes, MessageSink sink)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(from, BUFFER_BYTES);
    in.mark(MBOX_LINE.length);
    byte[] start = in.readNBytes(MBOX_LINE.length);
    in.reset();
    if (Arrays.equals(start, MBOX_LINE)) {
      new MboxReader(name, in, maxMessageBytes, sink).run();
      return;
    }
    byte[] message = in.readNBytes(maxMessageBytes + 1);
    if (message.length > maxMessageBytes) {
      sink.tooLong(name);
    } else if (message.length > 0) {
      sink.message(name, message);
    }
    sink.progress(message.length);
  }
}
