package org.hamlet.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hamlet.models.mailbox.MboxSeparator;

/**
 * The messages of a mailbox file as streams, each with the line that begins it: a {@link
 * MboxSeparator} behind a blank line, or the start of the file where that begins with "From ". What
 * stands before the first is a stream of its own. Nothing is held but a buffer. For one thread.
 */
final class MboxInput {

  private final InputStream in;

  /** Where the next byte is: at the start of the file, of a line, of one behind a blank line. */
  private boolean fileStart = true;

  private boolean lineStart = true;
  private boolean blankBefore = true;

  /** Whether the line so far has nothing but CR. */
  private boolean blank = true;

  /** Whether a message began: until then a separator needs no blank line, as in SpamAssassin. */
  private boolean found;

  MboxInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** What stands before the first message, to be read to its end before that is asked for. */
  InputStream lead() {
    return new Part(true);
  }

  /** Whether a message begins here: at first that means whether this is an mbox at all. */
  boolean more() throws IOException {
    return separatorNext();
  }

  /** The message that begins here, to be read to its end before the next is asked for. */
  InputStream message() {
    found = true;
    return new Part(false);
  }

  private boolean separatorNext() throws IOException {
    if (!lineStart || (found && !blankBefore)) {
      return false;
    }
    in.mark(MboxSeparator.START_BYTES + MboxSeparator.MAX_BYTES);
    byte[] start = in.readNBytes(MboxSeparator.START_BYTES);
    boolean next =
        MboxSeparator.begins(start, start.length)
            && (fileStart || MboxSeparator.hasTime(restOfLine()));
    in.reset();
    return next;
  }

  private byte[] restOfLine() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    while (rest.size() < MboxSeparator.MAX_BYTES) {
      int octet = in.read();
      if (octet < 0 || octet == '\n') {
        break;
      }
      rest.write(octet);
    }
    return rest.toByteArray();
  }

  private int next() throws IOException {
    int octet = in.read();
    fileStart = false;
    if (octet == '\n') {
      lineStart = true;
      blankBefore = blank;
      blank = true;
    } else if (octet >= 0) {
      lineStart = false;
      blank &= octet == '\r';
    }
    return octet;
  }

  /** All up to the next separator; that of a message is its first line. */
  private final class Part extends InputStream {

    private boolean mayEnd;

    Part(boolean mayBeEmpty) {
      mayEnd = mayBeEmpty;
    }

    @Override
    public int read() throws IOException {
      if (mayEnd && separatorNext()) {
        return -1;
      }
      mayEnd = true;
      return next();
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int octet = read();
        if (octet < 0) {
          return count == 0 ? -1 : count;
        }
        octets[from + count++] = (byte) octet;
      }
      return count;
    }
  }
}
