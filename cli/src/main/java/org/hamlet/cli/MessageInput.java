package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hamlet.scanner.Limits;

/** Reads one message from a file or from standard input. */
final class MessageInput {

  /**
   * Longest message read as a whole, in bytes; a longer one is refused, since the heap is small.
   */
  static final int MAX_MESSAGE_BYTES = 32 << 20;

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
      return name.equals(STANDARD_INPUT) ? bytes(name, standardInput) : read(Path.of(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
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
      return bytes(file.toString(), in);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static byte[] bytes(String name, InputStream in) throws IOException {
    byte[] message = in.readNBytes(MAX_MESSAGE_BYTES + 1);
    if (message.length > MAX_MESSAGE_BYTES) {
      throw new CommandFailure(
          ExitCodes.DATAERR, name + " is longer than " + MAX_MESSAGE_BYTES + " bytes");
    }
    return message;
  }

  private static CommandFailure unreadable(String name, IOException e) {
    return new CommandFailure(ExitCodes.NOINPUT, "cannot read " + name + ": " + FailureText.of(e));
  }
}
