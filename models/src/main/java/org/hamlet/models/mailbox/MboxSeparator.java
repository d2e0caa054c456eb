package org.hamlet.models.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What parts the messages of an mbox: a line {@code From } with a time of day that follows a blank
 * line (RFC 4155). A sentence may begin with that word too, and then has no such time.
 */
public final class MboxSeparator {

  /** Bytes with which it begins. */
  public static final int START_BYTES = 5;

  /** Bytes behind them in which its time of day is looked for. */
  public static final int MAX_BYTES = 512;

  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");

  private MboxSeparator() {}

  /** Whether a line that begins with these bytes, so many, may be one. */
  public static boolean begins(byte[] start, int length) {
    return length == START_BYTES
        && start[0] == 'F'
        && start[1] == 'r'
        && start[2] == 'o'
        && start[3] == 'm'
        && start[4] == ' ';
  }

  /** Whether what follows its start on the line, {@link #MAX_BYTES} at most, makes it one. */
  public static boolean hasTime(byte[] rest) {
    return TIME.matcher(new String(rest, StandardCharsets.ISO_8859_1)).find();
  }
}
