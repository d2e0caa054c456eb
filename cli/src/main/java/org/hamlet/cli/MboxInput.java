package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The messages of a mailbox file (RFC 4155) as streams, each with the line that begins it: one is a
 * blank line before a line with "From ", or the start of the file. Nothing is held but a buffer.
 * For one thread.
 */
final class MboxInput {

  private static final byte[] SEPARATOR = "From ".getBytes(US_ASCII);

  private final InputStream in;

  /** Where the next byte is: at the start of a line, and of one behind a blank line. */
  private boolean lineStart = true;

  private boolean blankBefore = true;

  /** Whether the line so far has nothing but CR. */
  private boolean blank = true;

  MboxInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Whether a message begins here: at first that means whether this is an mbox at all. */
  boolean more() throws IOException {
    return separatorNext();
  }

  /** The message that begins here, to be read to its end before the next is asked for. */
  InputStream message() {
    return new Message();
  }

  private boolean separatorNext() throws IOException {
    if (!lineStart || !blankBefore) {
      return false;
    }
    in.mark(SEPARATOR.length);
    byte[] start = in.readNBytes(SEPARATOR.length);
    in.reset();
    return Arrays.equals(start, SEPARATOR);
  }

  private int next() throws IOException {
    int octet = in.read();
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

  /** From its "From " to the next. */
  private final class Message extends InputStream {

    private boolean begun;

    @Override
    public int read() throws IOException {
      if (begun && separatorNext()) {
        return -1;
      }
      begun = true;
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
