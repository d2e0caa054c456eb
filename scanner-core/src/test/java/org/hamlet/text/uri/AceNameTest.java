package org.hamlet.text.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Names of hosts and what SpamAssassin 4.0.1 makes of them in ASCII. */
class AceNameTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/uri/ascii-names.cases", delimiter = '\t', quoteCharacter = '\0')
  void isWrittenInAscii(String host, String expected) {
    String octets = UriCases.unescaped(host);
    assertEquals(expected, UriCases.escaped(AceName.of(octets).orElse(octets)));
  }
}
