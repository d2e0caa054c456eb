package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that are the first to write into a directory, all at once. */
class FirstLockTest {

  private static final Path LOCKS = Path.of("/proc/locks");
  private static final int THREADS = 8;
  private static final int DIRECTORIES = 200;

  @TempDir private Path folder;

  /** Who made the file closed it, and with that took the lock from who held it already. */
  @Test
  void noThreadThatMakesTheFileTakesTheLockFromAnother() throws Exception {
    assumeTrue(Files.exists(LOCKS), "this system does not list its locks");
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int i = 0; i < DIRECTORIES; i++) {
        Path directory = Files.createDirectory(folder.resolve("" + i));
        StoreFiles files = StoreFiles.in(directory, FileMode.OWNER_ONLY);
        List<Future<Boolean>> held = new ArrayList<>();
        for (int k = 0; k < THREADS; k++) {
          held.add(
              threads.submit(
                  () -> {
                    start.await();
                    try (Closeable turn = files.lock("lock")) {
                      return turn != null && isLocked(directory.resolve("lock"));
                    }
                  }));
        }
        for (Future<Boolean> each : held) {
          assertThat(each.get()).isTrue();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whether any process, so this one, has a lock on a file. */
  private static boolean isLocked(Path file) throws IOException {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readString(LOCKS).contains(inode);
  }
}
