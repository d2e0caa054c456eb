package org.hamlet.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that learns is killed at seeded moments, again and again over the same files: they open
 * clean, no message that was reported as learned is missing, none is counted twice. {@code
 * -Dstore.kills=1000} kills so often; a failure names the seed.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("store.kills", 40);
  private static final int SEED = Integer.getInteger("store.seed", 1);
  private static final int MANY = 100_000;
  private static final int PROGRESS_EVERY = 100;
  private static final int MAX_LINES_BEFORE = 12;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  @TempDir private Path folder;

  @Test
  void whatWasLearnedSurvivesKillMinusNine() throws IOException, InterruptedException {
    int known = 0;
    int unreported = 0;
    int leastOfModel = 0;
    try (StateContent expected = new StateContent(folder.resolve("expected"))) {
      for (int kill = 0; kill < KILLS; kill++) {
        List<Long> reported = learnUntilKilled(known, new Random(SEED * 31L + kill));
        try (StateContent left = new StateContent(folder.resolve("state"))) {
          int now = left.messages();
          String where = "kill " + kill + " of seed " + SEED;
          assertThat(now - known).as(where).isBetween(reported.size(), reported.size() + 1);
          expected.learn(known, now);
          assertThat(left.all()).as(where).isEqualTo(expected.all());
          leastOfModel += settled(reported);
          assertThat(left.messagesOfModel()).as(where).isBetween(leastOfModel, now);
          unreported += now - known - reported.size();
          known = now;
        }
        if ((kill + 1) % PROGRESS_EVERY == 0) {
          System.out.printf("%d of %d kills, %d messages%n", kill + 1, KILLS, known);
        }
      }
    }
    System.out.printf(
        "%d kills (seed %d): %d messages, all there once; %d were learned unreported%n",
        KILLS, SEED, known, unreported);
  }

  /** Gives the moments at which messages were reported as learned; the last is that of the kill. */
  private List<Long> learnUntilKilled(int first, Random random)
      throws IOException, InterruptedException {
    List<Long> reported = new ArrayList<>();
    try (LearningProcess process = LearningProcess.start(folder.resolve("state"), first, MANY, 1)) {
      int before = random.nextInt(MAX_LINES_BEFORE);
      while (reported.size() < before) {
        take(process, reported);
      }
      LockSupport.parkNanos(random.nextLong(MAX_NANOS));
      process.kill();
      while (take(process, reported)) {
        // What was printed before the kill counts as reported.
      }
    }
    return reported;
  }

  private static boolean take(LearningProcess process, List<Long> reported) throws IOException {
    Optional<String> line = process.line().filter(text -> text.matches("[A-Z]+ \\d+ .*"));
    if (line.isPresent()) {
      assertThat(line.get()).startsWith("LEARNED ");
      reported.add(System.nanoTime());
    }
    return line.isPresent();
  }

  /** How many were learned more than a second before the last. */
  private static int settled(List<Long> reported) {
    if (reported.isEmpty()) {
      return 0;
    }
    long end = reported.get(reported.size() - 1) - TimeUnit.SECONDS.toNanos(1);
    return (int) reported.stream().filter(moment -> moment < end).count();
  }
}
