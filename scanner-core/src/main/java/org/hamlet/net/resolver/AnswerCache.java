package org.hamlet.net.resolver;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;

/**
 * Answers kept as long as their TTL allows, negative ones as well (RFC 2308). When there are too
 * many, or too much of them, those not asked for the longest go. Thread-safe.
 */
final class AnswerCache {

  /** Longest time an answer is kept, whatever its TTL. */
  static final long MAX_TTL_SECONDS = 86_400;

  /** Largest answer kept: the texts of a domain that many services know take 8 KB. */
  static final long MAX_ANSWER_BYTES = 16_384;

  /** Most that all answers take; 5,000 of lists take a fifth of it. */
  static final long MAX_KEPT_BYTES = 4_194_304;

  private final Clock clock;
  private final int maxAnswers;
  private final Map<DnsQuestion, KeptAnswer> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * An empty cache.
   *
   * @param maxAnswers most answers kept
   */
  AnswerCache(Clock clock, int maxAnswers) {
    this.clock = clock;
    this.maxAnswers = maxAnswers;
  }

  /** The answer if one is kept whose time is not over. */
  synchronized Optional<DnsAnswer> get(DnsQuestion question) {
    KeptAnswer entry = kept.get(question);
    if (entry == null) {
      return Optional.empty();
    }
    if (!entry.isFresh(clock.millis())) {
      remove(question);
      return Optional.empty();
    }
    return Optional.of(entry.answer());
  }

  /** Keeps an answer that may be kept. */
  synchronized void put(DnsQuestion question, DnsAnswer answer) {
    if (answer.ttlSeconds() > 0) {
      long seconds = Math.min(MAX_TTL_SECONDS, answer.ttlSeconds());
      keep(new KeptAnswer(question, answer, clock.millis() + 1000 * seconds));
    }
  }

  private void keep(KeptAnswer answer) {
    remove(answer.question());
    if (answer.bytes() > MAX_ANSWER_BYTES) {
      return;
    }
    kept.put(answer.question(), answer);
    bytes += answer.bytes();
    while (kept.size() > maxAnswers || bytes > MAX_KEPT_BYTES) {
      remove(kept.keySet().iterator().next());
    }
  }

  private void remove(DnsQuestion question) {
    KeptAnswer removed = kept.remove(question);
    bytes -= removed == null ? 0 : removed.bytes();
  }

  /** Takes answers of an earlier run whose time is not over, those asked for last before others. */
  synchronized void restore(List<KeptAnswer> answers) {
    long now = clock.millis();
    for (int i = answers.size() - 1; i >= 0; i--) {
      KeptAnswer answer = answers.get(i);
      if (answer.isFresh(now)) {
        keep(answer);
      }
    }
  }

  /**
   * Answers that servers gave for good, those asked for last before others.
   *
   * @param leastMillis how much time they must have left
   */
  synchronized List<KeptAnswer> conclusive(long leastMillis) {
    long now = clock.millis();
    List<KeptAnswer> answers = new ArrayList<>();
    for (KeptAnswer entry : kept.values()) {
      boolean lasting = entry.isFresh(now) && entry.leftMillis(now) >= leastMillis;
      if (entry.answer().conclusive() && lasting) {
        answers.add(entry);
      }
    }
    Collections.reverse(answers);
    return answers;
  }
}
