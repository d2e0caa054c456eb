package org.hamlet.net.pyzor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PyzorReplyTest {

  private static PyzorReply reply(String text) {
    return PyzorReply.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aCountOfMoreDigitsIsTheLargestNumber() throws IOException {
    String most = "9".repeat(PyzorReply.MAX_DIGITS);
    assertThat(reply("Count: " + most + "\nWL-Count: 0" + most).count())
        .isEqualTo(new PyzorCount(Long.parseLong(most), Long.MAX_VALUE));
  }

  @Test
  void ofAReasonTheBeginningIsTold() {
    String most = "x".repeat(PyzorReply.MAX_DIAGNOSIS_CHARS);
    for (String reason : new String[] {most, most + "y"}) {
      assertThatThrownBy(() -> reply("Code: 400\nDiag: " + reason).requireDone())
          .hasMessage("it refuses: " + most);
    }
  }
}
