package org.hamlet.models.bayes;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;

/**
 * The lines that {@code sa-learn --dump} prints (SpamAssassin 4.0.1): figures of the store, and
 * each token with its probability, counts in spam and ham, last use and hash.
 */
public final class Dump {

  private static final int VERSION = 3;
  private static final double UNDECIDED = 0.5;

  private final TokenStore store;
  private final PrintWriter out;

  /** A dump of a store. */
  public Dump(TokenStore store, PrintWriter out) {
    this.store = store;
    this.out = out;
  }

  /**
   * Prints the figures. Compat: this store has no journal to be merged by hand and expires as it
   * merges, so the last four are zero.
   */
  public void magic() throws IOException {
    Totals totals = store.totals();
    Ages ages = new Ages();
    store.export(ages::add, message -> {});
    figure(VERSION, "bayes db version");
    figure(totals.spam(), "nspam");
    figure(totals.ham(), "nham");
    figure(store.tokens(), "ntokens");
    figure(ages.tokens == 0 ? 0 : ages.oldest, "oldest atime");
    figure(ages.newest, "newest atime");
    figure(0, "last journal sync atime");
    figure(0, "last expiry atime");
    figure(0, "last expire atime delta");
    figure(0, "last expire reduction count");
  }

  /** Prints the tokens whose hash, ten hex digits, holds {@code part}; all for an empty one. */
  public void tokens(String part) throws IOException {
    Totals totals = store.totals();
    store.export(token -> token(token, part, totals), message -> {});
  }

  private void token(TokenCount token, String part, Totals totals) {
    String hash = BayesModels.hex(token.key());
    if (hash.contains(part)) {
      double probability = probability(token, totals);
      line(probability, token.spam(), token.ham(), Integer.toUnsignedLong(token.seconds()), hash);
    }
  }

  /** Compat: a half while one of the labels was never learned. */
  private static double probability(TokenCount token, Totals totals) {
    boolean both = totals.spam() > 0 && totals.ham() > 0;
    return both ? Combiner.probability(token.spam(), token.ham(), totals) : UNDECIDED;
  }

  private void figure(long value, String name) {
    line(0, 0, value, 0, "non-token data: " + name);
  }

  private void line(double probability, long spam, long ham, long seconds, String name) {
    out.printf(Locale.ROOT, "%3.3f %10d %10d %10d  %s%n", probability, spam, ham, seconds, name);
  }

  /** When tokens were last seen. */
  private static final class Ages {
    private long tokens;
    private long oldest = Long.MAX_VALUE;
    private long newest;

    void add(TokenCount token) {
      long seconds = Integer.toUnsignedLong(token.seconds());
      tokens++;
      oldest = Math.min(oldest, seconds);
      newest = Math.max(newest, seconds);
    }
  }
}
