package org.hamlet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hamlet.verdict.TokenEvidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values have the form of SpamAssassin 4.0.1's for tokens it learned. */
class TokenTagsTest {

  private static final long DAY = 86_400;

  private static final TokenTags TAGS =
      new TokenTags(
          new TokenEvidence(
              75,
              9,
              List.of(
                  new TokenEvidence.Token("H*Ad:D*com", 0.9991, 12, 0, 0, 3),
                  new TokenEvidence.Token("still", 0.0014, 0, 12, DAY, 3),
                  new TokenEvidence.Token("bar", 0.988, 25, 2, 0, 33))),
          Instant.ofEpochSecond(1123 * DAY));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BAYESTC; ; 87",
        "BAYESTCLEARNED; ; 12",
        "BAYESTCSPAMMY; ; 2",
        "BAYESTCHAMMY; ; 1",
        "TOKENSUMMARY; ; ",
        "SPAMMYTOKENS; ; 0.999-3--H*Ad:D*com, 0.988-+--bar",
        "SPAMMYTOKENS; 1; 0.999-3--H*Ad:D*com",
        "SPAMMYTOKENS; 2,compact; 0.999-3--H*Ad:D*com, 0.988-+--bar",
        "SPAMMYTOKENS; 2,short; H*Ad:D*com, bar",
        "SPAMMYTOKENS; 2,Short; 'Token: \"H*Ad:D*com\", Token: \"bar\"'",
        "SPAMMYTOKENS; 9,long; 0.999-3--0h-12s--1123d--H*Ad:D*com, 0.988-33--2h-25s--1123d--bar",
        "HAMMYTOKENS; 9,long; 0.001-3--12h-0s--1122d--still",
        "HAMMYTOKENS; 1,Long; 'Probability 0.001 -declassification distance 3 --in 12 ham messages"
            + " -and 0 spam messages --1122 days old--token:\"still\"'"
      })
  void tokensAreShownAsSpamAssassinShowsThem(String name, String arguments, String expected) {
    // the delimiter stands in one of the values
    String wanted = name.equals("TOKENSUMMARY") ? SUMMARY : expected;
    assertThat(TAGS.value(name, arguments == null ? "" : arguments)).contains(wanted);
  }

  private static final String SUMMARY = "Tokens: new, 75; hammy, 1; neutral, 9; spammy, 2.";
}
