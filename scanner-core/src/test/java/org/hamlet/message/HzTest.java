package org.hamlet.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in HZ; the recorded texts are those of Perl 5.36's Encode. {@code |} is a line end. */
class HzTest {

  @ParameterizedTest
  @CsvSource({
    "'abc ~{VP~} def', 'abc 中 def'",
    "'~~x', '~x'",
    "'a~|b', 'ab'",
    "'~{VP', '中'",
    "'~{V~} x', '筑'",
    "'~{VPx~} y', '中'",
    "'~{VP|VP~}', '中'",
    "'~{VP~}|~{VP~}', '中|中'",
    "'a~b~{VP~}', 'a'",
    "'~{~{VP~}', ''",
    "'~{VP~}~}x', '中'",
    "'~{VP V~} P', '中'",
    "'~{}}~}', ''",
    "'~{X~VP~}', '佝中'",
    "'~', ''",
    "'~{', ''"
  })
  void isReadAsPerlDoes(String octets, String text) {
    Optional<String> read = Hz.strict(Bytes.ofLatin1(octets.replace('|', '\n')));
    assertThat(read).contains(text.replace('|', '\n'));
  }

  @Test
  void aPairThatIsNoCharacter() {
    Bytes octets = Bytes.ofLatin1("~{+!~}q");
    assertThat(Hz.strict(octets)).isEmpty();
    assertThat(Hz.replacing(octets)).isEqualTo("\uFFFDq");
  }

  @ParameterizedTest
  @CsvSource({
    "hz, ~{VP~}, 中",
    "UTF-32BE, ...V, V",
    "ucs-2le, V., V",
    "ucs-4, ...V, V",
    "x, V., V."
  })
  void declaredTextOfSevenBits(String charset, String octets, String text) {
    Bytes bytes = Bytes.ofLatin1(octets.replace('.', '\0'));
    assertThat(CharsetText.decode(bytes, Optional.of(charset))).isEqualTo(text.replace('.', '\0'));
  }
}
