package org.hamlet.net.razor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SisLineTest {

  @Test
  void aNumberOfMoreDigitsIsNone() {
    String most = "9".repeat(SisLine.MAX_DIGITS);
    assertThat(SisLine.parse("srl=" + most).number("srl", -1)).isEqualTo(999_999_999);
    assertThat(SisLine.parse("srl=0" + most).number("srl", -1)).isEqualTo(-1);
  }
}
