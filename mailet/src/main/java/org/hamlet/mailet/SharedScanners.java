package org.hamlet.mailet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Singleton;
import org.hamlet.models.LearnedState;

/**
 * All scanners of one James. A scanner is made when the first mailet asks for it and let go with
 * the last one. Thread-safe.
 */
@Singleton
public final class SharedScanners {

  private static final class Shared {
    private final SharedScanner scanner;
    private int users;

    Shared(SharedScanner scanner) {
      this.scanner = scanner;
    }
  }

  private final Map<ScannerSettings, Shared> all = new LinkedHashMap<>();
  private final SharedStores stores = new SharedStores();

  /** None yet. James's injector calls this, once. */
  @Inject
  public SharedScanners() {}

  /** The scanner for these settings; to be given back. */
  synchronized SharedScanner take(ScannerSettings settings) {
    Shared shared = all.computeIfAbsent(settings, this::open);
    shared.users++;
    return shared.scanner;
  }

  /** One that learns as these settings say: one that scans with the same rules, if there is one. */
  synchronized SharedScanner takeToLearn(ScannerSettings settings) {
    return take(all.keySet().stream().filter(settings::learnsLike).findFirst().orElse(settings));
  }

  /** Some scanner that learns, the one made first; to be given back. */
  synchronized Optional<SharedScanner> takeLearning() {
    return all.keySet().stream()
        .filter(settings -> settings.state().isPresent())
        .findFirst()
        .map(this::take);
  }

  private Shared open(ScannerSettings settings) {
    Optional<LearnedState> learned = settings.state().map(stores::take);
    try {
      return new Shared(new SharedScanner(settings, learned, System::nanoTime));
    } catch (RuntimeException e) {
      settings.state().ifPresent(stores::giveBack);
      throw e;
    }
  }

  /** Gives one back. */
  synchronized void giveBack(SharedScanner scanner) {
    Shared shared = all.get(scanner.settings());
    if (shared != null && --shared.users == 0) {
      all.remove(scanner.settings());
      scanner.settings().state().ifPresent(stores::giveBack);
    }
  }

  /** How many there are. */
  synchronized int size() {
    return all.size();
  }
}
