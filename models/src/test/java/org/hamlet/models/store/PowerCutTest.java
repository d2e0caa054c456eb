package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hamlet.models.disk.PowerCuts;
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
