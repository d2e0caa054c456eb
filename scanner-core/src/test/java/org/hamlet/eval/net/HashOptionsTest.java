package org.hamlet.eval.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hamlet.engine.EvalFunction.BadArguments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a HashBL rule. */
class HashOptionsTest {

  @Test
  void theNumberOfQuestionsIsAnOption() throws BadArguments {
    assertThat(HashOptions.parse("sha256/max=3", "").max()).isEqualTo(3);
    assertThat(HashOptions.parse("max=0", "").max()).isZero();
  }

  /** A number below 0 was taken, and each scan failed. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "x", "1x", "9999999999"})
  void whatIsNoNumberIsABadOption(String number) {
    assertThatThrownBy(() -> HashOptions.parse("max=" + number, ""))
        .isInstanceOf(BadArguments.class)
        .hasMessage("not a number: " + number);
  }
}
