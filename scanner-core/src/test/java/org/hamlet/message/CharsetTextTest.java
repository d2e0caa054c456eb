package org.hamlet.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Octets in the charsets of mail, recorded from SpamAssassin: {@code golden/text/charsets.tsv}. */
class CharsetTextTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/text/charsets.tsv", delimiter = '\t', maxCharsPerColumn = 200)
  void readAsSpamAssassinReadsThem(String charset, String octets, String part, String word) {
    byte[] given = HexFormat.of().parseHex("5b" + octets + "5d");
    assertEquals(part, inside(CharsetText.decode(Bytes.of(given), Optional.of(charset))), "part");
    assertEquals(word, inside(CharsetText.decodeWord(Bytes.of(given), charset)), "encoded word");
  }

  /** UTF-16 in an encoded word, with a mark and without, and what else has units of many octets. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/text/wide-charsets.tsv", delimiter = '\t')
  void unitsOfManyOctetsAreReadAsSpamAssassinReadsThem(
      String charset, String octets, String part, String word) {
    byte[] given = HexFormat.of().parseHex(octets);
    String text = CharsetText.decode(Bytes.of(given), Optional.of(charset));
    assertEquals(orNone(part), HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    String field = "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(given) + "?=";
    byte[] value = Bytes.ofLatin1(HeaderDecoder.decode("Subject", Bytes.ofLatin1(field))).toArray();
    assertEquals(orNone(word), HexFormat.of().formatHex(value), "encoded word");
  }

  private static String orNone(String hex) {
    return hex == null ? "" : hex;
  }

  /** Each octet or pair of them is none in that charset: once each cost a text of its own. */
  @ParameterizedTest
  @CsvSource({"iso-2022-jp, 1b2442, 7e7e", "euc-jp, '', ada1", "big5, '', a3e1"})
  void octetsThatJavaHasNoCharacterForCostLittle(String charset, String start, String repeated) {
    byte[] given = HexFormat.of().parseHex(start + repeated.repeat(250_000));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    String text = CharsetText.decode(Bytes.of(given), Optional.of(charset));
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 100L * given.length);
    assertTrue(text.length() >= 250_000);
  }

  @Test
  void namesOfCharsetsThatAreKnownAreWithinTheLimit() throws IOException {
    List<String> lines;
    try (InputStream in = CharsetNames.class.getResourceAsStream("charsets.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
    List<String> names =
        lines.stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith(" "))
            .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
            .toList();
    assertTrue(names.size() > 100);
    for (String name : names) {
      assertTrue(name.length() <= CharsetNames.MAX_CHARSET_NAME_CHARS, name);
    }
    String padded = " ".repeat(CharsetNames.MAX_CHARSET_NAME_CHARS) + "koi8-r";
    assertTrue(CharsetNames.find(padded).isPresent());
    String longer = "koi8-r" + "x".repeat(CharsetNames.MAX_CHARSET_NAME_CHARS);
    assertTrue(CharsetNames.find(longer).isEmpty());
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
