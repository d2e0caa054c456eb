package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hamlet.models.linear.Inputs;
import org.junit.jupiter.api.Test;

/** When a message was received, by what its header says. */
class ReceiveTimeTest {

  private static final int NOW = 1_800_000_000;

  private static int of(String header) {
    return ReceiveTime.of(Inputs.of(header + "\n\n"), NOW);
  }

  private static String at(long seconds) {
    return Instant.ofEpochSecond(seconds)
        .atOffset(ZoneOffset.UTC)
        .format(DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  @Test
  void aTimeTooFarAheadIsNow() {
    int most = (int) (NOW + ReceiveTime.MAX_AHEAD_SECONDS);
    assertThat(of("Date: " + at(most))).isEqualTo(most);
    assertThat(of("Date: " + at(most + 1L))).isEqualTo(NOW);
  }

  @Test
  void theTopmostReceivedFieldsAreLookedAt() {
    String without = "Received: from a by b\n".repeat(ReceiveTime.MAX_FIELDS - 1);
    String with = "Received: from a by b; " + at(NOW - 60);
    assertThat(of(without + with)).isEqualTo(NOW - 60);
    assertThat(of("Received: from a by b\n" + without + with)).isEqualTo(NOW);
  }
}
