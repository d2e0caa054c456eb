package org.hamlet.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Octets in the charsets of mail, recorded from SpamAssassin: {@code golden/text/charsets.tsv}. */
class CharsetTextTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/text/charsets.tsv", delimiter = '\t', maxCharsPerColumn = 200)
  void readAsSpamAssassinReadsThem(String charset, String octets, String part, String word) {
    byte[] given = HexFormat.of().parseHex("5b" + octets + "5d");
    assertEquals(part, inside(CharsetText.decode(Bytes.of(given), Optional.of(charset))), "part");
    assertEquals(word, inside(CharsetText.decodeWord(Bytes.of(given), charset)), "encoded word");
  }

  private static String inside(String text) {
    int end = text.lastIndexOf(']');
    return end <= 0
        ? "?"
        : text.substring(1, end)
            .codePoints()
            .mapToObj("%04X"::formatted)
            .collect(Collectors.joining(" "));
  }
}
