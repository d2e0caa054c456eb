package org.hamlet.models.reputation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.OpenStores;
import org.hamlet.models.disk.Settler;
import org.hamlet.rule.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The senders of all owners, opened when first asked for. A store that fails knows nobody and says
 * so in the log; no scan fails for it. Thread-safe.
 */
public final class SenderStores implements SenderHistory, Closeable {

  /** Stores kept open, each with its senders in memory; the one not asked longest is closed. */
  static final int MAX_OPEN = 8;

  private final BiFunction<Settings, Optional<String>, Path> files;
  private final Settler settler;
  private final OpenStores<SenderStore> open = new OpenStores<>(MAX_OPEN);

  /**
   * Stores that lie where {@code files} says.
   *
   * @param files gives the file for a user's mail
   * @param settler brings to the disk what was written
   */
  public SenderStores(BiFunction<Settings, Optional<String>, Path> files, Settler settler) {
    this.files = files;
    this.settler = settler;
  }

  @Override
  public Records of(Settings settings, Optional<String> user) {
    return new Tolerant(files.apply(settings, user));
  }

  private SenderStore store(Path path) throws IOException {
    return open.get(path, () -> new SenderStore(path, settler));
  }

  @Override
  public void close() throws IOException {
    open.close();
  }

  /** One store, whose failures are told in the log alone. */
  private final class Tolerant implements Records {

    private final Path path;

    Tolerant(Path path) {
      this.path = path;
    }

    @Override
    public SenderRecord find(String key) {
      try {
        return store(path).find(key);
      } catch (IOException e) {
        log().warn("the store of senders cannot be read: {}", e.toString());
        return SenderRecord.NONE;
      }
    }

    @Override
    public void update(String key, UnaryOperator<SenderRecord> change) {
      try {
        store(path).update(key, change);
      } catch (IOException e) {
        log().warn("the store of senders cannot be written: {}", e.toString());
      }
    }

    @Override
    public List<String> keys(String prefix) {
      try {
        return store(path).keys(prefix);
      } catch (IOException e) {
        log().warn("the store of senders cannot be read: {}", e.toString());
        return List.of();
      }
    }
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(SenderStores.class);
  }
}
