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
 * clean, no message that was reported as learned is missing in the token store or in the model,
 * none is counted twice. {@code -Dstore.kills=1000} kills so often; a failure names the seed.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("store.kills", 40);
  private static final int SEED = Integer.getInteger("store.seed", 1);
  private static final int MANY = 100_000;
  private static final int PROGRESS_EVERY = 100;
  private static final int MAX_LINES_BEFORE = 12;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  /** Messages asked about on either side of a kill. */
  private static final int ASKED = 12;

  /** Of so many kills one comes late, to see what waits a second at most. */
  private static final int LATE_ONE_OF = 8;

  private static final long MAX_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

  @TempDir private Path folder;

  @Test
  void whatWasLearnedSurvivesKillMinusNine() throws IOException, InterruptedException {
    int known = 0;
    int unreported = 0;
    int unreportedInModel = 0;
    try (StateContent expected = new StateContent(folder.resolve("expected"));
        StateContent model = new StateContent(folder.resolve("model"))) {
      for (int kill = 0; kill < KILLS; kill++) {
        int reported = learnUntilKilled(known, new Random(SEED * 31L + kill));
        try (StateContent left = new StateContent(folder.resolve("state"))) {
          int now = left.messages();
          String where = "kill " + kill + " of seed " + SEED;
          assertThat(now - known).as(where).isBetween(reported, reported + 1);
          expected.learn(known, now);
          assertThat(left.all()).as(where).isEqualTo(expected.all());
          model.learn(known, known + reported);
          List<String> sayings = left.sayings(known - ASKED, now + ASKED);
          if (now > known + reported
              && !sayings.equals(model.sayings(known - ASKED, now + ASKED))) {
            model.learn(known + reported, now);
            unreportedInModel++;
          }
          assertThat(sayings).as(where).isEqualTo(model.sayings(known - ASKED, now + ASKED));
          unreported += now - known - reported;
          known = now;
        }
        if ((kill + 1) % PROGRESS_EVERY == 0) {
          System.out.printf("%d of %d kills, %d messages%n", kill + 1, KILLS, known);
        }
      }
    }
    System.out.printf(
        "%d kills (seed %d): %d messages, all there once and in the model; unreported %d, of which"
            + " %d in the model%n",
        KILLS, SEED, known, unreported, unreportedInModel);
  }

  /** Messages that teach nothing are only counted, and their counts wait, but no second. */
  @Test
  void whatOnlyCountsIsThereASecondLater() throws IOException, InterruptedException {
    Path state = folder.resolve("state");
    int first = 0;
    int lost = 0;
    int inModel = 0;
    for (int kill = 0; kill < Math.max(1, KILLS / LATE_ONE_OF); kill++) {
      Random random = new Random(SEED * 37L + kill);
      List<Long> reported = new ArrayList<>();
      long killed;
      try (LearningProcess process =
          LearningProcess.start(LearningProcess.Mail.PLAIN, state, first, MANY, 1)) {
        assertThat(take(process, reported)).isTrue();
        long end = System.nanoTime() + random.nextLong(MAX_LATE_NANOS);
        while (System.nanoTime() < end) {
          take(process, reported);
        }
        killed = System.nanoTime();
        process.kill();
        while (take(process, reported)) {
          // What was printed before the kill counts as reported.
        }
      }
      long second = killed - TimeUnit.SECONDS.toNanos(1);
      int settled = (int) reported.stream().filter(moment -> moment < second).count();
      try (StateContent left = new StateContent(state)) {
        assertThat(left.messagesOfModel() - inModel)
            .as("kill %d of seed %d, %d reported", kill, SEED, reported.size())
            .isBetween(settled, reported.size() + 1);
        inModel = left.messagesOfModel();
        first = left.messages();
        lost = first - inModel;
      }
    }
    System.out.printf("late kills: %d messages, %d of the last second not counted%n", first, lost);
  }

  /** Gives how many messages were reported as learned. */
  private int learnUntilKilled(int first, Random random) throws IOException, InterruptedException {
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
    return reported.size();
  }

  private static boolean take(LearningProcess process, List<Long> reported) throws IOException {
    Optional<String> line = process.line().filter(text -> text.matches("[A-Z]+ \\d+ .*"));
    if (line.isPresent()) {
      assertThat(line.get()).startsWith("LEARNED ");
      reported.add(System.nanoTime());
    }
    return line.isPresent();
  }
}
