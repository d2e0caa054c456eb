package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.api.Test;

class LimitLinesTest {

  @Test
  void nothingIsSaidWhenNoLimitWasReached() {
    assertThat(LimitLines.of(List.of())).isEmpty();
  }

  @Test
  void eachLimitIsALineBelowAHeading() {
    assertThat(
            LimitLines.of(
                List.of(
                    new LimitReached("relay.ReceivedText.MAX_CHARS", "2048 chars"),
                    new LimitReached("time_limit", "300 s"))))
        .isEqualTo(
            """
            Limits reached, what lies beyond was not looked at:
            relay.ReceivedText.MAX_CHARS: 2048 chars
            time_limit: 300 s
            """);
  }
}
