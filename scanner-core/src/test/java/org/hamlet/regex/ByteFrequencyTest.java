package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteFrequencyTest {

  private final ByteFrequency frequency = new ByteFrequency();

  @Test
  void thePairThatOccursMostIsExpectedAtOnePlaceOfAHundred() {
    assertThat(ofPair("  ")).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void commonPairsAreMoreOftenThanRareOnesAndThoseThanUnknown() {
    assertThat(ofPair("in")).isGreaterThan(ofPair("sm"));
    assertThat(ofPair("sm")).isGreaterThan(ofPair("qx"));
  }

  @Test
  void pairsOfBytesAbove127AreNotTakenForOthers() {
    assertThat(ofPair("\u00FF\u00FE")).isLessThan(ofPair("sm"));
    assertThat(ofPair("\u0080\u0080")).isLessThan(ofPair("sm"));
  }

  private double ofPair(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.ISO_8859_1);
    return frequency.of(bytes, 0, bytes.length);
  }
}
