package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnableMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A: 1~org.apache.james.spamassassin.flag: YES~B: 2~~text~ | A: 1~B: 2~~text~",
        "Delivered-To: x@example.org~ folded~A: 1~~text~ | A: 1~~text~",
        "A: 1~ folded~~Delivered-To: in the body~ | A: 1~ folded~~Delivered-To: in the body~",
        "A: 1~no body~ | A: 1~no body~",
        "~only a body~ | ~only a body~"
      })
  void fieldsOfJamesAreTakenOut(String stored, String learned) {
    String crlf = stored.replace("~", "\r\n");
    byte[] message = LearnableMessage.of(crlf.getBytes(ISO_8859_1));
    assertThat(new String(message, ISO_8859_1)).isEqualTo(learned.replace('~', '\n'));
  }
}
