package org.hamlet.models.store;

import java.util.List;

/**
 * One message as a store sees it.
 *
 * @param messages the keys under which it may have been learned; it is learned under the first
 * @param seconds when it was received, seconds since 1970
 * @param keys its token keys, each once; not copied
 */
public record Lesson(List<MessageKey> messages, int seconds, long[] keys) {

  /** Copies the list; cuts tokens beyond the most that a record holds. */
  public Lesson {
    messages = List.copyOf(messages);
    if (keys.length > JournalRecord.MAX_KEYS) {
      keys = java.util.Arrays.copyOf(keys, JournalRecord.MAX_KEYS);
    }
  }
}
