package org.hamlet.models.linear;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps learned since the model file was written: a head of 16 bytes that names the generation
 * of that file, then entries of {@link StepCodec}. Bytes behind the last whole entry are what a
 * crash left; whoever writes next cuts them off. Not thread-safe; other processes may read and, one
 * at a time, write.
 */
final class Journal implements Closeable {

  private static final int MAGIC = 0x484C4A31;

  /** Where the first entry is. */
  static final int HEAD_BYTES = 16;

  private final Path path;
  private Optional<FileChannel> writing = Optional.empty();

  Journal(Path path) {
    this.path = path;
  }

  /**
   * What follows a position.
   *
   * @param generation of the model file that the journal belongs to; -1 when there is no journal
   * @param steps whole entries
   * @param end position behind the last of them
   */
  record Tail(long generation, List<Step> steps, long end) {

    /** Whether the journal is now shorter than it was read before. */
    boolean shorterThan(long position) {
      return end < position;
    }
  }

  /** Reads on from a position, or from the start when that is 0. */
  Tail readFrom(long position, int slotsInTable) throws IOException {
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      long generation = generation(in);
      long from = Math.max(position, HEAD_BYTES);
      if (generation < 0 || in.size() <= from) {
        return new Tail(generation, List.of(), Math.min(from, Math.max(HEAD_BYTES, in.size())));
      }
      ByteBuffer bytes = read(in, from, (int) Math.min(in.size() - from, Integer.MAX_VALUE - 64));
      List<Step> steps = new ArrayList<>();
      for (Optional<Step> next = StepCodec.decode(bytes, slotsInTable);
          next.isPresent();
          next = StepCodec.decode(bytes, slotsInTable)) {
        steps.add(next.get());
      }
      boolean replacedMeanwhile = generation(in) != generation;
      return replacedMeanwhile
          ? new Tail(generation, List.of(), position)
          : new Tail(generation, steps, from + bytes.position());
    } catch (NoSuchFileException e) {
      return new Tail(-1, List.of(), HEAD_BYTES);
    }
  }

  /** Whether anything was added behind a position, or all was replaced; cheap. */
  boolean changedSince(long position) throws IOException {
    try {
      return Files.size(path) != position;
    } catch (NoSuchFileException e) {
      return position > HEAD_BYTES;
    }
  }

  /** Empties it for a new model file. */
  void restart(long generation) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC).putLong(generation).putInt(0);
    FileChannel out = channel();
    out.truncate(0);
    write(out, head.flip(), 0);
    out.force(true);
  }

  /** Adds an entry at a position, after cutting off what is there; gives the end. */
  long append(long position, Step step) throws IOException {
    FileChannel out = channel();
    if (out.size() > position) {
      out.truncate(position);
    }
    ByteBuffer entry = StepCodec.encode(step);
    long end = position + entry.remaining();
    try {
      write(out, entry, position);
    } catch (IOException e) {
      out.truncate(position);
      throw e;
    }
    return end;
  }

  /** Makes what was added durable. */
  void force() throws IOException {
    if (writing.isPresent()) {
      writing.get().force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (writing.isPresent()) {
      writing.get().close();
      writing = Optional.empty();
    }
  }

  private FileChannel channel() throws IOException {
    if (writing.isEmpty()) {
      writing =
          Optional.of(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }
    return writing.get();
  }

  private static long generation(FileChannel in) throws IOException {
    ByteBuffer head = read(in, 0, HEAD_BYTES);
    return head.remaining() < HEAD_BYTES || head.getInt() != MAGIC ? -1 : head.getLong();
  }

  private static ByteBuffer read(FileChannel in, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) > 0) {
      // until full or at the end
    }
    return bytes.flip();
  }

  private static void write(FileChannel out, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += out.write(bytes, at);
    }
  }
}
