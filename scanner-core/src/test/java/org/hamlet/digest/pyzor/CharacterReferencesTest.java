package org.hamlet.digest.pyzor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterReferencesTest {

  /** Nines are beyond Unicode as well, so that what shows {@code MAX_DIGITS} is the zeros. */
  @ParameterizedTest
  @CsvSource({
    "&#65;, A",
    "&#x41, A",
    "&#0000000000065;, A",
    "&#999999999;, \uFFFD",
    "&#4294967361;, \uFFFD",
    "&#x100000041;, \uFFFD"
  })
  void numbersOfCharacters(String reference, String meaning) {
    assertThat(CharacterReferences.resolve(reference)).isEqualTo(meaning);
  }

  /** What is no more than the most is read, and one more digit could not be. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void anyNumberOfDigitsIsSafe(int more) {
    String digits = "f".repeat(CharacterReferences.MAX_DIGITS + more);
    assertThat(CharacterReferences.resolve("&#x" + digits + ";")).isEqualTo("\uFFFD");
  }
}
