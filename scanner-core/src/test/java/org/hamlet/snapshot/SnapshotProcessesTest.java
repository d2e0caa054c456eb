package org.hamlet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write one snapshot at the same time: who reads it finds all of one of them. */
class SnapshotProcessesTest {

  private static final SnapshotKey KEY = new SnapshotKey(3, 4);
  private static final int PROCESSES = 3;
  private static final int WRITES = 150;
  private static final int BYTES = 300_000;

  @TempDir Path folder;

  /** What one of the processes does; its arguments are the file and its own number. */
  static final class Writer {
    public static void main(String[] arguments) {
      SnapshotFile file = new SnapshotFile(Path.of(arguments[0]));
      byte[] own = new byte[BYTES];
      Arrays.fill(own, Byte.parseByte(arguments[1]));
      for (int i = 0; i < WRITES; i++) {
        if (!file.write(KEY, new SnapshotWriter().bytes(own).detail(own))) {
          System.exit(1);
        }
      }
    }
  }

  private static Process start(Path path, int number) throws IOException, URISyntaxException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            origin(Writer.class) + File.pathSeparator + origin(SnapshotFile.class),
            Writer.class.getName(),
            path.toString(),
            Integer.toString(number))
        .inheritIO()
        .start();
  }

  private static String origin(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void readerFindsAllOfOneOfThem() throws Exception {
    Path path = folder.resolve("one.snapshot");
    List<Process> writers = new ArrayList<>();
    for (int i = 1; i <= PROCESSES; i++) {
      writers.add(start(path, i));
    }
    TreeSet<Byte> seen = new TreeSet<>();
    boolean begun = false;
    while (writers.stream().anyMatch(Process::isAlive)) {
      Optional<SnapshotReader> in = new SnapshotFile(path).read(KEY);
      assertThat(in.isPresent() || !begun).as("a file that was there is there").isTrue();
      if (in.isPresent()) {
        begun = true;
        seen.add(onlyValue(in.get()));
      }
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    System.out.println("read of writers " + seen);
    assertThat(seen).hasSizeGreaterThan(1);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(path);
    }
  }

  /** The byte that all of it consists of. */
  private static byte onlyValue(SnapshotReader in) throws SnapshotDamage {
    byte[] first = in.bytes();
    byte[] wanted = new byte[BYTES];
    Arrays.fill(wanted, first[0]);
    assertThat(Arrays.equals(first, wanted)).isTrue();
    SnapshotReader detail = in.detail().read();
    for (int i = 0; i < BYTES; i++) {
      assertThat(detail.number() == wanted[i]).isTrue();
    }
    return first[0];
  }
}
