package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;

class LinearModelTest {

  private final RandomMessages messages = new RandomMessages(11);
  private final LinearModel model = new LinearModel(new WeightTable(16), Standing.EMPTY);

  private double spamProbability(MessageFeatures features) {
    return LinearModel.probability(model.logOdds(model.experts(features)));
  }

  private void learn(int count) {
    for (int i = 0; i < count; i++) {
      Label label = RandomMessages.label(i);
      model.apply(model.towards(messages.next(label), label));
    }
  }

  @Test
  void nothingLearnedSaysNothing() {
    assertThat(spamProbability(messages.next(Label.SPAM))).isEqualTo(0.5);
  }

  @Test
  void tellsLabelsApartAfterAFewMessages() {
    learn(60);
    assertThat(spamProbability(messages.next(Label.SPAM))).isGreaterThan(0.8);
    assertThat(spamProbability(messages.next(Label.HAM))).isLessThan(0.2);
  }

  @Test
  void countsWhatItLearned() {
    learn(7);
    assertThat(model.standing().ham()).isEqualTo(4);
    assertThat(model.standing().spam()).isEqualTo(3);
  }

  @Test
  void expertsThatAreSureAndRightDoNotMove() {
    learn(4_000);
    int moves = 0;
    for (int i = 0; i < 100; i++) {
      moves += model.towards(messages.next(Label.SPAM), Label.SPAM).moves().size();
    }
    assertThat(moves).isLessThan(100 * MessageFeatures.EXPERTS / 4);
    assertThat(model.towards(messages.next(Label.SPAM), Label.HAM).moves())
        .hasSize(MessageFeatures.EXPERTS);
  }

  @Test
  void forgettingMovesTowardsNotKnowing() {
    learn(60);
    MessageFeatures features = messages.next(Label.SPAM);
    double before = spamProbability(features);
    model.apply(model.away(features, Label.SPAM));
    assertThat(spamProbability(features)).isBetween(0.4, before - 0.01);
    assertThat(model.standing().spam()).isEqualTo(29);
  }

  @Test
  void aMessageWithoutFeaturesIsNoEvidence() {
    learn(60);
    MessageFeatures none =
        new MessageFeatures(java.util.List.of(new int[0], new int[0], new int[0]));
    assertThat(model.towards(none, Label.HAM).moves()).isEmpty();
    assertThat(spamProbability(none)).isBetween(0.45, 0.55);
  }

  @Test
  void oneMislabelledMessageDoesNotTurnTheModel() {
    learn(400);
    model.apply(model.towards(messages.next(Label.SPAM), Label.HAM));
    assertThat(spamProbability(messages.next(Label.SPAM))).isGreaterThan(0.5);
  }
}
