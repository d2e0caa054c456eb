package org.hamlet.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File names of Content-Type as SpamAssassin 4.0.1 reads them, in pieces (RFC 2231) and whole. */
class ContentTypeNamesTest {

  static String[] recorded() throws IOException {
    try (InputStream in = ContentTypeNamesTest.class.getResourceAsStream("/message/names.tsv")) {
      return new String(in.readAllBytes(), UTF_8).split("\n");
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void nameIsThatOfSpamAssassin(String line) {
    int tab = line.indexOf('\t');
    String name = ContentType.parse(line.substring(tab + 1)).name().orElse("");
    assertThat("[" + name + "]").isEqualTo(line.substring(0, tab));
  }

  @Test
  void numbersBeyondNineDigitsAreNoPieces() {
    assertThat(ContentType.parse("x/y; name*0=a; name*1234567890=b; name*999999999=c").name())
        .contains("ac");
  }
}
