package org.hamlet.models.mailbox;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hands on the messages of some files one at a time. For one thread. */
final class MailCursor implements Closeable {

  private static final int BUFFER_BYTES = 64 << 10;
  private static final byte[] MBOX_LINE = {'F', 'r', 'o', 'm', ' '};

  private final List<Path> files;
  private final long bytes;
  private final int maxMessageBytes;
  private final MessageSink sink;
  private int opened;
  private long done;
  private Optional<InputStream> in = Optional.empty();
  private Optional<MboxReader> mbox = Optional.empty();

  /**
   * Of files that have so many bytes together.
   *
   * @param sink gets the messages
   */
  MailCursor(List<Path> files, long bytes, int maxMessageBytes, MessageSink sink) {
    this.files = files;
    this.bytes = bytes;
    this.maxMessageBytes = maxMessageBytes;
    this.sink = new Counting(sink);
  }

  /** How much was gone through, 0 to 1. */
  double share() {
    return bytes == 0 ? 1 : (double) done / bytes;
  }

  /** Hands on a message, or tells why there is none in a file; false when there are no more. */
  boolean next() throws IOException {
    if (mbox.isEmpty() && opened == files.size()) {
      return false;
    }
    Path file = mbox.isPresent() ? files.get(opened - 1) : files.get(opened++);
    try {
      if (mbox.isEmpty()) {
        in = Optional.of(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        mbox = begin(file.toString(), in.get(), maxMessageBytes, sink);
      }
      if (mbox.isEmpty() || !mbox.get().next()) {
        close();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      leave(e);
      sink.unreadable(file.toString(), e);
    }
    return true;
  }

  /** The reader of an mbox; of anything else nothing, after it was handed on. */
  static Optional<MboxReader> begin(
      String name, InputStream in, int maxMessageBytes, MessageSink sink) throws IOException {
    in.mark(Compression.BYTES);
    byte[] start = in.readNBytes(Compression.BYTES);
    in.reset();
    if (Arrays.equals(start, MBOX_LINE)) {
      return Optional.of(new MboxReader(name, in, maxMessageBytes, sink));
    }
    Optional<Compression> compressed = Compression.of(start);
    if (compressed.isPresent()) {
      String what = "it is compressed (" + compressed.get() + "); unpack it first";
      sink.unreadable(name, new IOException(what));
      return Optional.empty();
    }
    byte[] message = in.readNBytes(maxMessageBytes + 1);
    if (message.length > maxMessageBytes) {
      sink.tooLong(name);
    } else if (message.length == 0) {
      sink.empty(name);
    } else {
      sink.message(name, message);
    }
    sink.progress(message.length);
    return Optional.empty();
  }

  private void leave(IOException why) {
    try {
      close();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    mbox = Optional.empty();
    Optional<InputStream> open = in;
    in = Optional.empty();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  /** Counts what was gone through, and tells what fails behind it from what cannot be read. */
  private final class Counting implements MessageSink {
    private final MessageSink to;

    Counting(MessageSink to) {
      this.to = to;
    }

    @Override
    public void message(String name, byte[] message) {
      try {
        to.message(name, message);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void tooLong(String name) {
      to.tooLong(name);
    }

    @Override
    public void empty(String name) {
      to.empty(name);
    }

    @Override
    public void unreadable(String name, IOException reason) {
      to.unreadable(name, reason);
    }

    @Override
    public void progress(long more) {
      done += more;
      to.progress(more);
    }
  }
}
