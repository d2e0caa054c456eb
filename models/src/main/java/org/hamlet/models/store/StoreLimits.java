package org.hamlet.models.store;

import java.time.Duration;

/**
 * How large a store may become.
 *
 * @param maxTokens tokens above which the oldest are dropped, down to three quarters but never
 *     below {@value #MIN_KEPT_TOKENS} ({@code bayes_expiry_max_db_size})
 * @param expire whether they are ({@code bayes_auto_expire}); a store holds at most {@value
 *     #HARD_MAX_TOKENS} tokens in any case
 * @param journalBytes journal length from which it is merged into a new table
 * @param tokenTtl tokens older than the newest by more are dropped; zero: none is ({@code
 *     bayes_token_ttl})
 * @param seenTtl the same of messages remembered as learned ({@code bayes_seen_ttl})
 */
public record StoreLimits(
    int maxTokens, boolean expire, int journalBytes, Duration tokenTtl, Duration seenTtl) {

  /** Most tokens of any store; 20 MB on disk. */
  public static final int HARD_MAX_TOKENS = 2_000_000;

  /** Fewest tokens that expiry leaves, as SpamAssassin 4.0.1 has it. */
  static final int MIN_KEPT_TOKENS = 100_000;

  /** Messages remembered as learned; the oldest are forgotten beyond, 1.2 MB on disk. */
  public static final int MAX_SEEN = 50_000;

  /** Journal length that is not exceeded even when no new table can be written. */
  public static final int HARD_MAX_JOURNAL_BYTES = 8 << 20;

  /** Usual journal length from which it is merged into a new table. */
  public static final int JOURNAL_BYTES = 512_000;

  /** SpamAssassin's defaults. */
  public static final StoreLimits DEFAULT = new StoreLimits(150_000, true, JOURNAL_BYTES);

  /** Limits under which nothing is dropped for its age alone. */
  public StoreLimits(int maxTokens, boolean expire, int journalBytes) {
    this(maxTokens, expire, journalBytes, Duration.ZERO, Duration.ZERO);
  }

  /** Limits are checked where they are configured. */
  public StoreLimits {
    if (maxTokens <= 0) {
      throw new IllegalArgumentException("most tokens of a store: " + maxTokens);
    }
  }

  /** Tokens that a table of {@code tokens} may keep. */
  int kept(int tokens) {
    if (!expire || tokens <= Math.max(maxTokens, MIN_KEPT_TOKENS)) {
      return Math.min(tokens, HARD_MAX_TOKENS);
    }
    long share = maxTokens * 3L / 4;
    return (int) Math.min(HARD_MAX_TOKENS, Math.max(share, MIN_KEPT_TOKENS));
  }

  int keptSeen(int seen) {
    return seen <= MAX_SEEN ? seen : MAX_SEEN * 3 / 4;
  }
}
