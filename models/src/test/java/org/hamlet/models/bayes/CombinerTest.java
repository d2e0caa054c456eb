package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.Totals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinerTest {

  private static final Totals TOTALS = new Totals(300, 300);

  /** What SpamAssassin 4.0.1 shows after learning 300 ham and 300 spam. */
  @ParameterizedTest
  @CsvSource({"0, 299, 55", "298, 0, 55", "252, 0, 46", "227, 0, 42"})
  void messagesOfTheOtherKindUntilATokenNoLongerDecides(int spam, int ham, long distance) {
    TokenCount count = new TokenCount(1, spam, ham, 0);
    double probability = Combiner.probability(spam, ham, TOTALS);
    assertThat(Combiner.distance(new Combiner.Evidence("t", count, probability), TOTALS))
        .isEqualTo(distance);
  }
}
