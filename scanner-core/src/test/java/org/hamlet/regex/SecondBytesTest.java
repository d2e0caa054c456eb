package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondBytesTest {

  /** Of the letters a to f, those that can follow on the first byte; {@code .} for the end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/ab/ b",
        "/a?bc/ bc",
        "/[ab]c*d/ cd",
        "/(?:ab|cd)e/ bd",
        "/a{3}b/ a",
        "/a{1,3}b/ ab",
        "/a(?=b)c/ c",
        "/a\\b[bc]/ bc",
        "/(?:a|)b(c|d)/ bcd",
        "/a$/ abcdef.",
        "/a/ abcdef.",
        "/(?!b)/ abcdef.",
        "/(a)\\1b/ abcdef",
        "/(?>a)f/ f",
        "/(?:ab)+c/ b"
      })
  void upperBoundOfWhatFollows(String source, String expected) throws Exception {
    Node root = PatternParser.parse(PatternSource.split(source)).root();
    Follow follow = SecondBytes.of(root);
    StringBuilder found = new StringBuilder();
    for (char c = 'a'; c <= 'f'; c++) {
      if (follow.succeeds() || follow.set().contains(c)) {
        found.append(c);
      }
    }
    assertThat(found + (follow.succeeds() || follow.atEnd() ? "." : "")).isEqualTo(expected);
  }
}
