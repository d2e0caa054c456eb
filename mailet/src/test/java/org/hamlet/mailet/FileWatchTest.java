package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes of a configuration are seen, and when. */
class FileWatchTest {

  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong();

  private boolean changedLater(FileWatch watch) {
    now.addAndGet(FileWatch.INTERVAL.toNanos());
    return watch.changed();
  }

  @Test
  void nobodyLooksTwiceWithinTheInterval() throws IOException {
    FileWatch watch = new FileWatch(List.of(folder), now::get);
    Files.writeString(folder.resolve("a.cf"), "new");
    now.addAndGet(FileWatch.INTERVAL.toNanos() - 1);
    assertThat(watch.changed()).isFalse();
    now.incrementAndGet();
    assertThat(watch.changed()).isTrue();
    assertThat(changedLater(watch)).isFalse();
  }

  /** {@link FileWatch#MAX_DEPTH}. */
  @ParameterizedTest
  @CsvSource({"a.cf, true", "sub/a.cf, true", "sub/deeper/a.cf, false"})
  void deeperFilesAreNotSeen(String name, boolean seen) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    FileWatch watch = new FileWatch(List.of(folder), now::get);
    Files.writeString(file, "new");
    assertThat(changedLater(watch)).isEqualTo(seen);
  }

  /** As {@link FileWatch#MAX_FILES}; the folder is one of them. */
  @ParameterizedTest
  @CsvSource({"2, true", "1, false"})
  void filesBeyondTheMostAreNotSeen(int most, boolean seen) throws IOException {
    FileWatch watch = new FileWatch(List.of(folder), now::get, most);
    Files.writeString(folder.resolve("a.cf"), "new");
    assertThat(changedLater(watch)).isEqualTo(seen);
  }
}
