package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML of seven bits with an entity, as SpamAssassin 4.0.1 shows it to body rules. */
class EntitiesInAsciiTest {

  private static String hits(String charset) {
    ScannerBuilder builder = Scanner.builder().local(true);
    builder.line("body OCTET /z\\xe9y/");
    builder.line("body UTF8 /z\\xc3\\xa9y/");
    String message = "Subject: x\nContent-Type: text/html; charset=" + charset + "\n\nz&eacute;y\n";
    return builder
        .build()
        .scan(ScanRequest.of(message.getBytes(ISO_8859_1)))
        .verdict()
        .hits()
        .get(0)
        .rule()
        .text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "utf-8",
        "US-ASCII",
        "iso-8859-1",
        "iso-8859-15",
        "iso-8859-8-i",
        "windows-1252",
        "koi8-r",
        "gbk",
        "gb18030",
        "big5",
        "euc-jp",
        "euc-kr",
        "utf-7",
        "x-unknown",
        "8bit"
      })
  void isAnOctetInMostCharsets(String charset) {
    assertThat(hits(charset)).isEqualTo("OCTET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gb2312",
        "Shift_JIS",
        "cp936",
        "ks_c_5601-1987",
        "iso-2022-jp",
        "tis-620",
        "windows-874",
        "cp437",
        "macintosh"
      })
  void isUtf8InThoseThatAreDecodedAllTheSame(String charset) {
    assertThat(hits(charset)).isEqualTo("UTF8");
  }
}
