package org.hamlet.digest.razor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers and names that are too long for Razor. */
class RazorLimitsTest {

  @Test
  void aLongerSeedIsNone() {
    String most = "9".repeat(EphemeralSeed.MAX_DIGITS);
    assertThat(EphemeralSeed.parse(most + "-10")).contains(new EphemeralSeed(999_999_999, '\n'));
    assertThat(EphemeralSeed.parse("0" + most + "-10")).isEmpty();
  }

  @Test
  void aLongerNameIsNoEntity() {
    String most = "yacute";
    assertThat(most).hasSize(PlainText.MAX_ENTITY_CHARS);
    assertThat(PlainText.of("<p>&" + most + ";<br> ")).isEqualTo("\u00FD");
    assertThat(PlainText.of("<p>&" + most + "s;<br> ")).isNotEqualTo("\u00FD");
  }
}
