package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.hamlet.models.disk.PowerCuts;
import org.hamlet.models.disk.RecordingFiles;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.junit.jupiter.api.Test;

/** Cuts of the power while a token store learns and merges its journal. */
class PowerCutTest {

  private static final StoreLimits LIMITS = new StoreLimits(150_000, true, 3_000);

  @Test
  void nothingHalfWrittenIsReadAndNothingForcedIsLost() throws IOException {
    int cuts = PowerCuts.check(Learning::new, 80);
    assertThat(cuts).isGreaterThan(1_000);
  }

  /** What is taken away is there as a whole, or the table of it, or not at all. */
  @Test
  void aStoreThatIsClearedOpensCleanWhereverThePowerGoes() throws IOException {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = new TokenStore(files, LIMITS, new Settler());
    Set<String> allowed = new HashSet<>();
    for (int lesson = 0; lesson < 40; lesson++) {
      allowed.add(Lessons.expected(lesson));
      store.learn(Lessons.lesson(lesson), Lessons.label(lesson), true);
    }
    allowed.add(Lessons.expected(40));
    store.force();
    int first = files.operations();
    store.clear();
    int cleared = files.operations();
    for (int lesson = 0; lesson < 3; lesson++) {
      store.learn(Lessons.lesson(lesson), Lessons.label(lesson), true);
    }
    for (int cut = first; cut < files.operations(); cut++) {
      for (int seed = 0; seed < 30; seed++) {
        RecordingFiles left = files.afterPowerCut(cut, 512, new Random(seed));
        String content = Lessons.content(new TokenStore(left, LIMITS, new Settler()));
        assertThat(allowed).as("operation %d, seed %d", cut, seed).contains(content);
        if (cut >= cleared) {
          assertThat(content).as("operation %d", cut).isNotEqualTo(Lessons.expected(40));
        }
      }
    }
  }

  private record Learning(TokenStore store) implements PowerCuts.Subject {

    Learning(StoreFiles files) {
      this(new TokenStore(files, LIMITS, new Settler()));
    }

    @Override
    public void learn(int lesson) throws IOException {
      store.learn(Lessons.lesson(lesson), Lessons.label(lesson), true);
    }

    @Override
    public void force() throws IOException {
      store.force();
    }

    @Override
    public String content() throws IOException {
      return Lessons.content(store);
    }
  }
}
