package org.hamlet.models.disk;

import java.io.IOException;
import java.util.Collection;

/** The same done with several stores: what fails with one keeps it from none of the others. */
public final class EachStore {

  private EachStore() {}

  /** What is done with one. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Does all of it.
   *
   * @throws IOException the first failure, with all later ones suppressed in it
   */
  public static void run(Collection<Work> all) throws IOException {
    IOException failure = null;
    for (Work work : all) {
      try {
        work.run();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
