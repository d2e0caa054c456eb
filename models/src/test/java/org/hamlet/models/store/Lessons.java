package org.hamlet.models.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hamlet.verdict.Label;

/** Made-up messages, and what a store must know after so many of them. */
final class Lessons {

  private static final int VOCABULARY = 400;
  private static final int TOKENS = 60;

  private Lessons() {}

  static Lesson lesson(int number) {
    Random random = new Random(number);
    long[] keys =
        random.ints(TOKENS, 0, VOCABULARY).distinct().sorted().mapToLong(Lessons::key).toArray();
    return new Lesson(List.of(new MessageKey(number, 1, 2)), 1_000_000 + number, keys);
  }

  static Label label(int number) {
    return number % 3 == 0 ? Label.SPAM : Label.HAM;
  }

  /** Keys spread over all of the 40 bits. */
  private static long key(int word) {
    return (word * 0x9E3779B97F4A7C15L) >>> 24;
  }

  /** What a store holds, as text that can be compared. */
  static String content(TokenStore store) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(store.totals().toString());
    store.export(token -> lines.add(token.toString()), message -> lines.add(message.toString()));
    return String.join("\n", lines);
  }

  /** The same computed plainly, after lessons 0 to {@code count - 1}. */
  static String expected(int count) {
    Map<Long, TokenCount> tokens = new TreeMap<>();
    Map<MessageKey, SeenMessage> seen = new TreeMap<>();
    Totals totals = Totals.NONE;
    for (int i = 0; i < count; i++) {
      Lesson lesson = lesson(i);
      int spam = label(i) == Label.SPAM ? 1 : 0;
      for (long key : lesson.keys()) {
        TokenCount old = tokens.getOrDefault(key, new TokenCount(key, 0, 0, 0));
        int seconds = Math.max(old.seconds(), lesson.seconds());
        tokens.put(key, new TokenCount(key, old.spam() + spam, old.ham() + 1 - spam, seconds));
      }
      totals = totals.plus(spam, 1 - spam);
      MessageKey key = lesson.messages().get(0);
      seen.put(key, new SeenMessage(key, label(i), lesson.seconds()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(totals.toString());
    tokens.values().forEach(token -> lines.add(token.toString()));
    seen.values().forEach(message -> lines.add(message.toString()));
    return String.join("\n", lines);
  }
}
