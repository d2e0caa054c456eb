package org.hamlet.models.bayes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.OpenStores;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.models.store.StoreLimits;
import org.hamlet.models.store.TokenStore;
import org.hamlet.rule.Settings;

/** The token stores of all users, opened when first asked for. Thread-safe. */
final class TokenStores implements Closeable {

  /** Stores kept open; the one not asked longest is closed. */
  static final int MAX_OPEN = 16;

  /** SpamAssassin's journal holds when tokens were used, ours all that was learned. */
  private static final int JOURNAL_FACTOR = 5;

  private final Function<Optional<String>, Path> directories;
  private final Settler settler;
  private final OpenStores<TokenStore> open = new OpenStores<>(MAX_OPEN);

  TokenStores(Function<Optional<String>, Path> directories, Settler settler) {
    this.directories = directories;
    this.settler = settler;
  }

  TokenStore store(Settings settings, Optional<String> user) throws IOException {
    Path path = directories.apply(user);
    return open.get(
        path,
        () -> {
          FileMode mode = FileMode.parse(settings.text("bayes_file_mode"));
          return new TokenStore(StoreFiles.in(path, mode), limits(settings), settler);
        });
  }

  static StoreLimits limits(Settings settings) {
    boolean expire = settings.flag("bayes_auto_expire");
    return new StoreLimits(
        (int) Math.max(1, settings.number("bayes_expiry_max_db_size")),
        expire,
        journalBytes(settings.number("bayes_journal_max_size")),
        ttl(settings, "bayes_token_ttl", expire),
        ttl(settings, "bayes_seen_ttl", expire));
  }

  private static int journalBytes(double wanted) {
    double bytes = wanted <= 0 ? Integer.MAX_VALUE : wanted * JOURNAL_FACTOR;
    return (int) Math.min(StoreLimits.HARD_MAX_JOURNAL_BYTES, bytes);
  }

  /** Compat: SpamAssassin's default store ignores both, so the default drops nothing. */
  private static Duration ttl(Settings settings, String name, boolean expire) {
    return expire && settings.isSet(name) ? settings.duration(name) : Duration.ZERO;
  }

  void force() throws IOException {
    open.each(TokenStore::force);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
