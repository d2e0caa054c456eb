package org.hamlet.models.digests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.StoreFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that reports is killed at seeded moments, again and again over the same files: none of
 * what it said that it reported is missing, and at most one more is there.
 */
class DigestKillTest {

  private static final int KILLS = Integer.getInteger("store.kills", 40) / 2;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  @TempDir private Path folder;

  @Test
  void whatWasReportedSurvivesKillMinusNine() throws IOException, InterruptedException {
    int known = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int last = reportUntilKilled(known, new Random(kill));
      try (DigestFile file = open(folder)) {
        int now = file.all().size();
        assertThat(now).as("kill " + kill).isBetween(Math.max(known, last), last + 1);
        for (int i = 0; i < now; i++) {
          assertThat(file.known(List.of(Digests.body(i)), Digests.ALWAYS).get(0).similarity())
              .as("kill " + kill + ", digest " + i)
              .isEqualTo(1);
        }
        known = now;
      }
    }
    assertThat(known).isPositive();
    System.out.printf("%d kills: %d digests, all there%n", KILLS, known);
  }

  private static DigestFile open(Path folder) {
    StoreFiles files = StoreFiles.in(folder, FileMode.OWNER_ONLY);
    return Digests.file(files, Digests.ROOM, Digests.at(Digests.MOMENT));
  }

  /** Gives how many digests are known as far as the process said. */
  private int reportUntilKilled(int first, Random random) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                DigestKillTest.class.getName(),
                folder.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      int last = Integer.parseInt(lines.readLine().replace(".", ""));
      LockSupport.parkNanos(random.nextLong(MAX_NANOS));
      boolean sent = process.toHandle().destroyForcibly();
      assertThat(sent).isTrue();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(".")) {
          last = Integer.parseInt(line.substring(0, line.length() - 1));
        }
      }
      process.waitFor();
      return last;
    }
  }

  /** Arguments: folder, number of the first digest. Prints how many are known after each. */
  public static void main(String[] arguments) throws IOException {
    int first = Integer.parseInt(arguments[1]);
    try (DigestFile file = open(Path.of(arguments[0]))) {
      for (int i = first; i < first + 100_000; i++) {
        file.report(Digests.report("local", Word.SPAM, Digests.body(i)));
        System.out.println(i + 1 + ".");
      }
    }
  }
}
