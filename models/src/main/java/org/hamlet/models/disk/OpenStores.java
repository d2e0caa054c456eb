package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores of several owners that are open, by where they lie; with one too many the one not
 * asked longest is closed. Whoever still uses that one may: a store opens itself again.
 * Thread-safe; nobody waits while a store is closed but who asked for one more.
 */
public final class OpenStores<S extends Closeable> implements Closeable {

  private final int most;
  private final Map<Path, S> open = new LinkedHashMap<>(16, 0.75f, true);

  /** None is open yet; so many are kept. */
  public OpenStores(int most) {
    this.most = most;
  }

  /** Makes a store. */
  @FunctionalInterface
  public interface Opener<S> {

    /** Called once for a place that has no open store. */
    S open() throws IOException;
  }

  /**
   * The store of a place.
   *
   * @throws IOException what {@code opener} throws
   */
  public S get(Path path, Opener<S> opener) throws IOException {
    S added;
    Optional<S> oldest = Optional.empty();
    synchronized (open) {
      S known = open.get(path);
      if (known != null) {
        return known;
      }
      added = opener.open();
      if (open.size() >= most) {
        Iterator<S> longest = open.values().iterator();
        oldest = Optional.of(longest.next());
        longest.remove();
      }
      open.put(path, added);
    }
    oldest.ifPresent(OpenStores::letGo);
    return added;
  }

  private static void letGo(Closeable store) {
    try {
      store.close();
    } catch (IOException e) {
      log().warn("a store of what was learned could not be closed: {}", e.toString());
    }
  }

  /** Those that are open now. */
  public List<S> all() {
    synchronized (open) {
      return new ArrayList<>(open.values());
    }
  }

  /** What is done with one. */
  @FunctionalInterface
  public interface Work<S> {
    /** Does it. */
    void with(S store) throws IOException;
  }

  /**
   * Does something with all that are open now, as many as can be.
   *
   * @throws IOException the first failure, with all later ones suppressed in it
   */
  public void each(Work<S> work) throws IOException {
    EachStore.run(all().stream().<EachStore.Work>map(store -> () -> work.with(store)).toList());
  }

  /** Closes all of them, as many as can be. */
  @Override
  public void close() throws IOException {
    List<S> all;
    synchronized (open) {
      all = all();
      open.clear();
    }
    EachStore.run(all.stream().<EachStore.Work>map(store -> store::close).toList());
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(OpenStores.class);
  }
}
