package org.hamlet.models.store;

import java.util.Arrays;
import java.util.List;

/** One message as a store sees it. Immutable. */
public final class Lesson {

  private final List<MessageKey> messages;
  private final int seconds;
  private final long[] keys;

  /**
   * A message.
   *
   * @param messages the keys under which it may have been learned; it is learned under the first
   * @param seconds when it was received, seconds since 1970
   * @param keys its token keys, each once; those beyond the most that a record holds are left out
   */
  public Lesson(List<MessageKey> messages, int seconds, long[] keys) {
    this.messages = List.copyOf(messages);
    this.seconds = seconds;
    this.keys = Arrays.copyOf(keys, Math.min(keys.length, JournalRecord.MAX_KEYS));
  }

  List<MessageKey> messages() {
    return messages;
  }

  int seconds() {
    return seconds;
  }

  long[] keys() {
    return keys;
  }
}
