package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hamlet.verdict.LearnOutcome;
import org.junit.jupiter.api.Test;

/** The power goes at any write: what is there afterwards is what was learned up to some message. */
class PowerCutTest {

  private static final int LESSONS = 60;
  private static final int TRIES_PER_CUT = Integer.getInteger("store.cuts", 4);
  private static final StoreLimits LIMITS = new StoreLimits(150_000, true, 3_000);

  @Test
  void nothingHalfWrittenIsReadAndNothingForcedIsLost() throws IOException {
    RecordingFiles files = new RecordingFiles();
    List<Integer> learnedBy = new ArrayList<>();
    List<Integer> forcedBy = new ArrayList<>();
    TokenStore store = new TokenStore(files, LIMITS);
    for (int i = 0; i < LESSONS; i++) {
      store.learn(Lessons.lesson(i), Lessons.label(i), true);
      if (i % 7 == 0) {
        store.force();
        fill(forcedBy, files.ops().size(), i + 1);
      }
      fill(learnedBy, files.ops().size(), i + 1);
    }
    List<RecordingFiles.Op> ops = List.copyOf(files.ops());
    List<String> states = new ArrayList<>();
    for (int i = 0; i <= LESSONS; i++) {
      states.add(Lessons.expected(i));
    }
    assertThat(ops).anyMatch(op -> op.kind() == RecordingFiles.Kind.REPLACE);
    for (int cut = 0; cut < ops.size(); cut++) {
      for (int seed = 0; seed < TRIES_PER_CUT; seed++) {
        RecordingFiles left =
            new RecordingFiles(RecordingFiles.afterPowerCut(ops, cut, new Random(seed)));
        TokenStore again = new TokenStore(left, LIMITS);
        int known = states.indexOf(Lessons.content(again));
        assertThat(known)
            .as("operation %d, seed %d", cut, seed)
            .isBetween(at(forcedBy, cut), at(learnedBy, cut) + 1);
        assertGoesOn(left, known);
      }
    }
  }

  /** What was lost can be learned again, and then all is there. */
  private static void assertGoesOn(RecordingFiles left, int known) throws IOException {
    TokenStore store = new TokenStore(left, LIMITS);
    for (int i = known; i < known + 2; i++) {
      assertThat(store.learn(Lessons.lesson(i), Lessons.label(i), true))
          .isEqualTo(LearnOutcome.Kind.LEARNED);
    }
    assertThat(Lessons.content(new TokenStore(left, LIMITS)))
        .isEqualTo(Lessons.expected(known + 2));
  }

  private static void fill(List<Integer> by, int operations, int lessons) {
    int before = by.isEmpty() ? 0 : by.get(by.size() - 1);
    while (by.size() < operations - 1) {
      by.add(before);
    }
    by.add(lessons);
  }

  /** How many lessons were so before operation {@code cut} began. */
  private static int at(List<Integer> by, int cut) {
    if (cut == 0 || by.isEmpty()) {
      return 0;
    }
    return by.get(Math.min(cut, by.size()) - 1);
  }
}
