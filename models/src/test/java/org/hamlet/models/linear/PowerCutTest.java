package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.hamlet.models.disk.PowerCuts;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;

/** Cuts of the power while a model learns and its file is written anew. */
class PowerCutTest {

  @Test
  void nothingHalfWrittenIsReadAndNothingForcedIsLost() throws IOException {
    int cuts = PowerCuts.check(Learning::new, 150);
    assertThat(cuts).isGreaterThan(1_000);
  }

  /** Labels are by chance, so that the model is never sure and every lesson moves it. */
  private record Learning(ModelStore store) implements PowerCuts.Subject {

    Learning(StoreFiles files) {
      this(new ModelStore(files, "model", ModelFile.MIN_BITS, new Settler()));
    }

    @Override
    public void learn(int lesson) throws IOException {
      Label label = Hash32.mix(lesson) % 2 == 0 ? Label.SPAM : Label.HAM;
      store.learn(new RandomMessages(lesson).next(Label.HAM), label);
    }

    @Override
    public void force() throws IOException {
      store.settle();
    }

    @Override
    public String content() throws IOException {
      LinearModel model = store.refresh();
      return model.standing().spam()
          + " spam, "
          + model.standing().ham()
          + " ham, weights "
          + Arrays.hashCode(model.weights().slots());
    }
  }
}
