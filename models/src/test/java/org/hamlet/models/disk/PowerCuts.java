package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The power goes at every write of a store: what is there afterwards must be what was learned up to
 * some lesson, nothing forced may be missing, and learning must go on from there.
 */
public final class PowerCuts {

  private static final int TRIES_PER_CUT = Integer.getInteger("store.cuts", 3);
  private static final int[] SECTORS = {512, 4_096};
  private static final int FORCED_EVERY = 7;

  private final Opening opening;
  private final List<String> states = new ArrayList<>();
  private final List<Integer> learnedBy = new ArrayList<>();
  private final List<Integer> forcedBy = new ArrayList<>();

  private PowerCuts(Opening opening) {
    this.opening = opening;
  }

  /** A store in the hands of this test. */
  public interface Subject {

    /** Learns the lesson of a number, always the same. */
    void learn(int lesson) throws IOException;

    /** Returns when all is on the disk. */
    void force() throws IOException;

    /** All that is known, as text. */
    String content() throws IOException;
  }

  /** Opens a store. */
  @FunctionalInterface
  public interface Opening {

    /** The store in those files. */
    Subject in(StoreFiles files);
  }

  /** Cuts the power at every write while that many lessons are learned. Returns how often. */
  public static int check(Opening opening, int lessons) throws IOException {
    PowerCuts run = new PowerCuts(opening);
    RecordingFiles files = run.learn(lessons);
    int cuts = 0;
    for (int cut = 0; cut < files.operations(); cut++) {
      for (int sector : SECTORS) {
        for (int seed = 0; seed < TRIES_PER_CUT; seed++) {
          RecordingFiles left = files.afterPowerCut(cut, sector, new Random(seed));
          run.checkLeft(left, cut, "operation " + cut + ", sectors " + sector + ", seed " + seed);
          cuts++;
        }
      }
    }
    return cuts;
  }

  private RecordingFiles learn(int lessons) throws IOException {
    RecordingFiles files = new RecordingFiles();
    Subject store = opening.in(files);
    states.add(store.content());
    for (int i = 0; i < lessons; i++) {
      store.learn(i);
      states.add(store.content());
      if (i % FORCED_EVERY == 0) {
        store.force();
        fill(forcedBy, files.operations(), i + 1);
      }
      fill(learnedBy, files.operations(), i + 1);
    }
    return files;
  }

  private void checkLeft(StoreFiles left, int cut, String where) throws IOException {
    int known = states.indexOf(opening.in(left).content());
    assertThat(known).as(where).isBetween(at(forcedBy, cut), at(learnedBy, cut) + 1);
    Subject again = opening.in(left);
    int further = Math.min(known + 2, states.size() - 1);
    for (int i = known; i < further; i++) {
      again.learn(i);
    }
    assertThat(opening.in(left).content()).as(where).isEqualTo(states.get(further));
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
