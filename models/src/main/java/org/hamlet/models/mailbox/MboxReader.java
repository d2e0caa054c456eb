package org.hamlet.models.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Messages of an mbox: each begins after a line {@code From } with a time of day that follows a
 * blank line, or at the start of the file (RFC 4155; a sentence may begin with that word too).
 * Lines {@code >From } are given as they stand.
 */
final class MboxReader {

  /** Bytes of a line that are looked at for a separator. */
  private static final int SEPARATOR_BYTES = 5;

  /** Bytes of a separator in which its time of day is looked for. */
  static final int MAX_SEPARATOR_BYTES = 512;

  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");

  private final String name;
  private final InputStream in;
  private final int maxMessageBytes;
  private final MessageSink sink;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean tooLong;
  private long read;
  private int number;
  private boolean begun;

  MboxReader(String name, InputStream in, int maxMessageBytes, MessageSink sink) {
    this.name = name;
    this.in = in;
    this.maxMessageBytes = maxMessageBytes;
    this.sink = sink;
  }

  /** Hands on one message; false when it was the last. */
  boolean next() throws IOException {
    if (!begun) {
      skipLine();
      begun = true;
    }
    boolean blankBefore = false;
    byte[] start = new byte[SEPARATOR_BYTES];
    while (true) {
      int length = startOfLine(start);
      if (length == 0) {
        end();
        return false;
      }
      if (blankBefore && isSeparator(start, length)) {
        byte[] line = lineAfter();
        boolean cut = line.length == MAX_SEPARATOR_BYTES && line[line.length - 1] != '\n';
        if (hasTime(line)) {
          end();
          if (cut) {
            skipLine();
          }
          return true;
        }
        add(start, length);
        add(line, line.length);
        blankBefore = false;
        if (cut) {
          restOfLine();
        }
        continue;
      }
      add(start, length);
      boolean whole = start[length - 1] == '\n';
      blankBefore = start[0] == '\n' || (length == 2 && start[0] == '\r' && whole);
      if (!whole) {
        restOfLine();
      }
    }
  }

  /** Reads the first bytes of a line, at most through its end. */
  private int startOfLine(byte[] start) throws IOException {
    int length = 0;
    while (length < start.length) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      read++;
      start[length++] = (byte) next;
      if (next == '\n') {
        break;
      }
    }
    return length;
  }

  private static boolean isSeparator(byte[] start, int length) {
    return length == SEPARATOR_BYTES
        && start[0] == 'F'
        && start[1] == 'r'
        && start[2] == 'o'
        && start[3] == 'm'
        && start[4] == ' ';
  }

  /** What follows on the line, through its end or to the limit. */
  private byte[] lineAfter() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < MAX_SEPARATOR_BYTES) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      read++;
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static boolean hasTime(byte[] line) {
    return TIME.matcher(new String(line, StandardCharsets.ISO_8859_1)).find();
  }

  private void restOfLine() throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      read++;
      add((byte) next);
      if (next == '\n') {
        return;
      }
    }
  }

  private void skipLine() throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      read++;
      if (next == '\n') {
        return;
      }
    }
  }

  private void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      add(bytes[i]);
    }
  }

  private void add(byte one) {
    if (message.size() >= maxMessageBytes) {
      tooLong = true;
    } else {
      message.write(one);
    }
  }

  private void end() throws IOException {
    number++;
    String one = name + "[" + number + "]";
    if (tooLong) {
      sink.tooLong(one);
    } else if (message.size() > 0) {
      sink.message(one, message.toByteArray());
    }
    message.reset();
    tooLong = false;
    sink.progress(read);
    read = 0;
  }
}
