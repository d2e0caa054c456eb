package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.mailbox.Mailbox;

/**
 * The messages that a command line of {@code spamassassin} names: files, all below a folder,
 * standard input, those of an mbox. One is in memory at a time; what cannot be read is told and
 * left out. For one thread.
 */
final class GivenMessages {

  /** What the program ends with when something could not be read. */
  static final int UNREADABLE = 1;

  private static final int PIECE_BYTES = 8192;

  private final boolean mbox;
  private final Optional<OutputStream> passed;
  private final PrintWriter err;
  private int code = ExitCodes.OK;

  /** What is done with one message. */
  interface Task {
    void accept(byte[] message) throws IOException;
  }

  /**
   * None so far.
   *
   * @param mbox whether each file is one
   * @param passed gets messages that are too long and what is none in an mbox, as they are; without
   *     it they are left out
   * @param err told of what could not be read
   */
  GivenMessages(boolean mbox, Optional<OutputStream> passed, PrintWriter err) {
    this.mbox = mbox;
    this.passed = passed;
    this.err = err;
  }

  /**
   * Goes through all.
   *
   * @param names paths, {@code -} for standard input; none is that too
   * @return the exit code: 0 when all could be read
   */
  int each(List<String> names, Task task) throws IOException {
    for (String name : names.isEmpty() ? List.of(MessageInput.STANDARD_INPUT) : below(names)) {
      try (InputStream in = opened(name)) {
        eachOf(name, in, task);
      } catch (CommandFailure e) {
        tell(e.getMessage(), e.exitCode() == ExitCodes.NOINPUT ? UNREADABLE : e.exitCode());
      }
    }
    return code;
  }

  /** The names, those of folders replaced by all files below, in the order of names. */
  private List<String> below(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      if (!Files.isDirectory(Path.of(name))) {
        all.add(name);
        continue;
      }
      Mailbox folder = new Mailbox(MessageInput.MAX_MESSAGE_BYTES);
      try {
        folder.add(Path.of(name));
      } catch (IOException e) {
        tell(MessageInput.unreadable(name, e).getMessage(), UNREADABLE);
      }
      if (folder.paths().isEmpty() && folder.closed().isEmpty()) {
        tell("no message in " + name, UNREADABLE);
      }
      folder.closed().forEach((path, why) -> tell(unreadable(path, why), UNREADABLE));
      folder.paths().forEach(path -> all.add(path.toString()));
    }
    return all;
  }

  private static String unreadable(Path path, IOException why) {
    return "cannot read " + path + ": " + FailureText.of(why);
  }

  private static InputStream opened(String name) {
    try {
      return MessageInput.opened(name, System.in);
    } catch (IOException e) {
      throw MessageInput.unreadable(name, e);
    }
  }

  private void eachOf(String name, InputStream in, Task task) throws IOException {
    if (!mbox) {
      one(name, in, task);
      return;
    }
    MboxInput box = new MboxInput(in);
    long before = pass(name, box.lead());
    if (!more(name, box)) {
      throw new CommandFailure(ExitCodes.NOINPUT, name + " is no mbox" + unchanged(before));
    }
    if (before > 0) {
      tell(name + ": " + before + " bytes before its first message" + unchanged(before), code);
    }
    for (int number = 1; more(name, box); number++) {
      one(name + "[" + number + "]", box.message(), task);
    }
  }

  private String unchanged(long bytes) {
    return bytes > 0 && passed.isPresent() ? " and not changed" : "";
  }

  /** What is no message is no loss for whoever writes the output over the input. */
  private long pass(String name, InputStream lead) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    long bytes = 0;
    for (int length = next(name, lead, piece); length > 0; length = next(name, lead, piece)) {
      if (passed.isPresent()) {
        passed.get().write(piece, 0, length);
      }
      bytes += length;
    }
    return bytes;
  }

  private static int next(String name, InputStream in, byte[] piece) {
    try {
      return in.read(piece);
    } catch (IOException e) {
      throw MessageInput.unreadable(name, e);
    }
  }

  private static boolean more(String name, MboxInput box) {
    try {
      return box.more();
    } catch (IOException e) {
      throw MessageInput.unreadable(name, e);
    }
  }

  private void one(String name, InputStream in, Task task) throws IOException {
    Optional<byte[]> message;
    try {
      message = MessageInput.readOrPass(in, passed.orElseGet(OutputStream::nullOutputStream));
    } catch (IOException e) {
      throw MessageInput.unreadable(name, e);
    }
    if (message.isPresent()) {
      task.accept(message.get());
      return;
    }
    String tooLong = name + " is longer than " + MessageInput.maxMessageBytes() + " bytes";
    if (passed.isPresent()) {
      tell(tooLong + " and not changed", code);
    } else {
      tell(tooLong, ExitCodes.DATAERR);
    }
  }

  private void tell(String text, int code) {
    err.println("spamassassin: " + text);
    err.flush();
    this.code = code;
  }
}
