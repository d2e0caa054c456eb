package org.hamlet.training.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;

class RegressionTest {

  private static Example example(Label label, String source, String... features) {
    return new Example(label, source, 1, Set.of(features));
  }

  private static List<Example> mail() {
    List<Example> mail = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      mail.add(example(Label.SPAM, "spam" + i, "win", "money", "word" + i));
      mail.add(example(Label.HAM, "ham" + i, "minutes", "meeting", "word" + i));
    }
    return mail;
  }

  @Test
  void tellsWhatItLearned() {
    double[] weights = Regression.fit(mail(), 0.1);
    assertThat(Regression.sum(weights, example(Label.SPAM, "x", "win", "money"))).isPositive();
    assertThat(Regression.sum(weights, example(Label.HAM, "x", "minutes"))).isNegative();
  }

  @Test
  void allSourcesOfALabelCountTheSame() {
    List<Example> mail = mail();
    for (int i = 0; i < 50; i++) {
      mail.add(example(Label.HAM, "one list", "kernel"));
    }
    double[] counts = Regression.counts(mail);
    double list = 0;
    for (int i = 20; i < mail.size(); i++) {
      list += counts[i];
    }
    assertThat(list).isCloseTo(counts[1], within(1e-9));
  }

  @Test
  void heldOutSourcesAreJudgedByModelsOfTheOthers() {
    List<Example> mail = mail();
    double[] sums = HeldOut.sums(mail, 0.1, 5, new Random(3));
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i] > 0).isEqualTo(mail.get(i).truth() == 1);
    }
    double[] line = Platt.fit(sums, mail);
    assertThat(line[0]).isPositive();
  }

  @Test
  void theLeastOfAParabolaIsFound() {
    double[] found =
        Lbfgs.least(
            (x, gradient) -> {
              gradient[0] = 2 * (x[0] - 3);
              gradient[1] = 20 * (x[1] + 1);
              return (x[0] - 3) * (x[0] - 3) + 10 * (x[1] + 1) * (x[1] + 1);
            },
            new double[2],
            50);
    assertThat(found[0]).isCloseTo(3, within(1e-3));
    assertThat(found[1]).isCloseTo(-1, within(1e-3));
  }
}
