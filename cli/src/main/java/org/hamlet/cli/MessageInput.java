package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.scanner.Limits;

/** Reads one message from a file or from standard input. */
final class MessageInput {

  /** Longest message read as a whole, in bytes. */
  static final int MAX_MESSAGE_BYTES = 32 << 20;

  /**
   * A message may be as long as the heap divided by this: read, parsed and written again one of
   * empty lines takes 14 times.
   */
  static final int MAX_HEAP_PART = Training.MAX_HEAP_PART;

  /** How standard input is named. */
  static final String STANDARD_INPUT = "-";

  private MessageInput() {}

  /**
   * The bytes of one message.
   *
   * @param name a path, or {@code -} for standard input
   * @throws CommandFailure when it cannot be read or is too long
   */
  static byte[] read(String name, InputStream standardInput) {
    try {
      return name.equals(STANDARD_INPUT)
          ? bytes(name, standardInput, maxMessageBytes())
          : read(Path.of(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The same for mail on its way to somebody: a message that is too long is written to {@code out}
   * as it is, and nothing comes back.
   */
  static Optional<byte[]> readOrPass(InputStream in, OutputStream out) throws IOException {
    int most = maxMessageBytes();
    byte[] message = in.readNBytes(most + 1);
    if (message.length <= most) {
      return Optional.of(message);
    }
    out.write(message);
    in.transferTo(out);
    return Optional.empty();
  }

  /** A file, or standard input. */
  static InputStream opened(String name, InputStream standardInput) throws IOException {
    return name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name));
  }

  /** The bytes of one message in this heap at most. */
  static int maxMessageBytes() {
    return (int) Math.min(MAX_MESSAGE_BYTES, Runtime.getRuntime().maxMemory() / MAX_HEAP_PART);
  }

  /**
   * What a scan looks at of a message, and one byte more when there is more, so that the verdict
   * tells it.
   *
   * @param name a path, or {@code -} for standard input
   * @throws CommandFailure when it cannot be read
   */
  static byte[] start(String name, InputStream standardInput) {
    int most = Limits.DEFAULT.messageBytes() + 1;
    if (name.equals(STANDARD_INPUT)) {
      try {
        return standardInput.readNBytes(most);
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The bytes of one message.
   *
   * @throws CommandFailure when it cannot be read or is too long
   */
  static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(file.toString(), in, maxMessageBytes());
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static byte[] bytes(String name, InputStream in, int most) throws IOException {
    byte[] message = in.readNBytes(most + 1);
    if (message.length > most) {
      throw tooLong(name, most);
    }
    return message;
  }

  private static CommandFailure tooLong(String name, int most) {
    return new CommandFailure(ExitCodes.DATAERR, name + " is longer than " + most + " bytes");
  }

  /** What is told of a file that cannot be read. */
  static CommandFailure unreadable(String name, IOException e) {
    return new CommandFailure(ExitCodes.NOINPUT, "cannot read " + name + ": " + FailureText.of(e));
  }
}
