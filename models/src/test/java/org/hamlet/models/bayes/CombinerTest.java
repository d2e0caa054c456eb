package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.Totals;
import org.junit.jupiter.api.Test;
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

  @Test
  void theStrongestDecide() {
    List<Combiner.Evidence> all = new ArrayList<>();
    for (int i = 0; i < Combiner.MAX_TOKENS; i++) {
      all.add(new Combiner.Evidence("t" + i, new TokenCount(i, 9, 0, 0), 0.99));
    }
    assertThat(Combiner.strongest(all)).hasSameElementsAs(all);
    Combiner.Evidence stronger = new Combiner.Evidence("x", new TokenCount(1_000, 99, 0, 0), 0.999);
    all.add(stronger);
    assertThat(Combiner.strongest(all)).hasSize(Combiner.MAX_TOKENS).startsWith(stronger);
  }
}
