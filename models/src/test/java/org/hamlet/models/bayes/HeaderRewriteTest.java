package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SpamAssassin 4.0.1 takes words from, as its debug output tells; spaces are not compared. */
class HeaderRewriteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a/b; boundary="nextPart1910623.U31xYI3nS8"; micalg=pgp-sha1 | a/b; ; micalg=pgp-sha1nHxtPHrtHHHHHHH . UHHxYIHnSH
          a/b; boundary="09_af" | a/b; HH _ HH
          a/b; boundary="ab"; boundary="cdx" | a/b; ; HHx
          text/plain; charset=us-ascii | /plain; =us-ascii
          """)
  void shapeOfTheBoundaryStandsAtTheEnd(String value, String expected) {
    assertThat(HeaderRewrite.of("Content-Type", value)).isEqualToNormalizingWhitespace(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<0000678c4340$0000002a$00001b27@x>, OEA0000 OEB0000 OEC00001b27 x",
    "<0000678c4340$0000002a$00001b27@>, 0000678c4340 0000002a 00001b27",
    "<201005071221.10263.bss@example.net>, 201005071221 10263 bss example net"
  })
  void messageIdsOfOutlookAreTakenApartWhenAHostFollows(String value, String expected) {
    assertThat(HeaderRewrite.of("Message-Id", value)).isEqualToNormalizingWhitespace(expected);
  }
}
