package org.hamlet.models.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Messages of an mbox: each begins after a {@link MboxSeparator}, or behind the first line of the
 * file. Lines {@code >From } are given as they stand.
 */
final class MboxReader {

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
    byte[] start = new byte[MboxSeparator.START_BYTES];
    while (true) {
      int length = startOfLine(start);
      if (length == 0) {
        end();
        return false;
      }
      if (blankBefore && MboxSeparator.begins(start, length)) {
        byte[] line = lineAfter();
        boolean cut = line.length == MboxSeparator.MAX_BYTES && line[line.length - 1] != '\n';
        if (MboxSeparator.hasTime(line)) {
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

  /** What follows on the line, through its end or to the limit. */
  private byte[] lineAfter() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < MboxSeparator.MAX_BYTES) {
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
