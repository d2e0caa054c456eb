package org.hamlet.mailet;

import java.util.HashMap;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Singleton;

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

  private final Map<ScannerSettings, Shared> all = new HashMap<>();

  /** None yet. James's injector calls this, once. */
  @Inject
  public SharedScanners() {}

  /** The scanner for these settings; to be given back. */
  synchronized SharedScanner take(ScannerSettings settings) {
    Shared shared =
        all.computeIfAbsent(settings, s -> new Shared(new SharedScanner(s, System::nanoTime)));
    shared.users++;
    return shared.scanner;
  }

  /** Gives one back. */
  synchronized void giveBack(SharedScanner scanner) {
    Shared shared = all.get(scanner.settings());
    if (shared != null && --shared.users == 0) {
      all.remove(scanner.settings());
    }
  }

  /** How many there are. */
  synchronized int size() {
    return all.size();
  }
}
