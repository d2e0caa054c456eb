package org.hamlet.mailet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hamlet.models.LearnedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was learned, opened once for each directory however many scanners use it. Thread-safe. */
final class SharedStores {

  private static final Logger LOG = LoggerFactory.getLogger(SharedStores.class);

  private static final class Shared {
    private final LearnedState state;
    private int users;

    Shared(LearnedState state) {
      this.state = state;
    }
  }

  private final Map<Path, Shared> all = new HashMap<>();

  /** What is kept in a directory; to be given back. */
  synchronized LearnedState take(Path directory) {
    Shared shared = all.computeIfAbsent(directory, d -> new Shared(LearnedState.in(d)));
    shared.users++;
    return shared.state;
  }

  /** Gives one back; the last one closes it. */
  synchronized void giveBack(Path directory) {
    Shared shared = all.get(directory);
    if (shared == null || --shared.users > 0) {
      return;
    }
    all.remove(directory);
    try {
      shared.state.close();
    } catch (IOException e) {
      LOG.error("Hamlet: what was learned last may not be on the disk", e);
    }
  }
}
