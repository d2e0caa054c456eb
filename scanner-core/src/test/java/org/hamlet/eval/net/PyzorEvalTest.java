package org.hamlet.eval.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.net.pyzor.PyzorCount;
import org.hamlet.rule.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyzorEvalTest {

  /** What SpamAssassin 4.0.1 made of a server's counts. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "4, 0, false",
    "5, 9, true",
    "5, 10, false",
    "49, 10, false",
    "50, 9, true",
    "50, 10, false",
    "60, 10, true",
    "100, 19, true",
    "100, 20, false",
    "1000, 150, true",
    "1000, 250, false"
  })
  void countsDecideAsInSpamAssassin(long reported, long welcomed, boolean spam) {
    assertThat(PyzorEval.isSpam(new PyzorCount(reported, welcomed), Settings.defaults()))
        .isEqualTo(spam);
  }
}
