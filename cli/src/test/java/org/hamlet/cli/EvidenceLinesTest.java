package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.TokenEvidence;
import org.junit.jupiter.api.Test;

class EvidenceLinesTest {

  private static final TokenEvidence.Token TOKEN =
      new TokenEvidence.Token("pills", 0.987, 41, 0, 1_700_000_000L, 6);

  private static String lines(TokenEvidence tokens, List<Classification.Feature> features) {
    return EvidenceLines.of(
        new Classification(
            0.98765, List.of(new Classification.Opinion("tokens", 0.9)), tokens, features));
  }

  @Test
  void tokensComeWithTheirCountsAndFeaturesWithTheirWeights() {
    assertThat(
            lines(
                new TokenEvidence(3, 2, List.of(TOKEN)),
                List.of(new Classification.Feature("link: example", -0.25))))
        .isEqualTo(
            """
            Probability of spam as learned: 0.9877 (tokens 0.9000)
            Tokens: 1 spammy, 0 hammy, 2 neutral, 3 new. The strongest, with the spam and ham that had them:
              0.987     41 spam      0 ham  pills
            Words that weigh most in the model, above 0 for spam:
               -0.250  link: example
            """);
  }

  @Test
  void aMessageCannotCommandTheTerminal() {
    String text =
        lines(TokenEvidence.NONE, List.of(new Classification.Feature("\u001b[2J\u009b", 1)));
    assertThat(text).contains("?[2J?").doesNotContain("\u001b").doesNotContain("\u009b");
  }

  @Test
  void octetsOfUtf8AreShownAsCharacters() {
    assertThat(lines(TokenEvidence.NONE, List.of(new Classification.Feature("gr\u00c3\u00bcn", 1))))
        .contains("grün");
  }

  @Test
  void notMoreAreToldThanOnAScreen() {
    TokenEvidence many = new TokenEvidence(0, 0, Collections.nCopies(150, TOKEN));
    assertThat(lines(many, List.of()).lines().filter(line -> line.endsWith("pills")))
        .hasSize(EvidenceLines.MAX_LINES);
  }
}
