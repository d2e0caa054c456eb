package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.junit.jupiter.api.Test;

class HitCollectionTest {

  private static final byte[] MESSAGE = "Subject: lunch\n\nat noon\n".getBytes(US_ASCII);

  /** As a store is whose disk is full. */
  private static final Learner FULL =
      new Learner() {
        @Override
        public LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher) {
          return LearnOutcome.unavailable("No space left on device");
        }

        @Override
        public LearnOutcome forget(ClassifierInput input) {
          return LearnOutcome.unavailable("No space left on device");
        }
      };

  private static Scanner scanner(String setting) {
    return Scanner.builder().local(true).learner(FULL).line(setting).build();
  }

  @Test
  void whatCannotBeLearnedEndsTheRun() {
    assertThatThrownBy(() -> HitCollection.learn(scanner("use_bayes 1"), Label.HAM, MESSAGE))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("cannot learn: No space left on device");
  }

  @Test
  void whereNothingIsToLearnTheRunGoesOn() {
    for (String setting : new String[] {"use_bayes 0", "use_learner 0"}) {
      assertThatCode(() -> HitCollection.learn(scanner(setting), Label.HAM, MESSAGE))
          .doesNotThrowAnyException();
    }
  }
}
