package org.hamlet.digest.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What one reporter may weigh, and how long its name may be. */
class SharedLimitsTest {

  @Test
  void repeatingItselfAReporterWeighsNoMore() {
    for (int more = 0; more < 2; more++) {
      Opinion said = new Opinion(Reporter.LOCAL, 1, Sighting.MAX_COUNTED + more, 0);
      SharedDigest digest =
          SharedDigest.of(SharedDigest.Kind.HOST, new byte[SharedDigest.Kind.HOST.bytes()]);
      Sighting seen = new Sighting(digest, 1, List.of(said), new Sighting.Span(1, 2));
      assertThat(seen.spam()).isEqualTo(Sighting.MAX_COUNTED + more);
      assertThat(seen.weight()).isEqualTo(Sighting.MAX_COUNTED);
    }
  }

  @Test
  void whatIsBeyondTheLongestNameTellsNoReportersApart() {
    String most = "x".repeat(Reporter.MAX_NAME_BYTES - 1);
    assertThat(new Reporter(most + "a").name()).isEqualTo(most + "a");
    assertThat(new Reporter(most + "ab")).isEqualTo(new Reporter(most + "ac"));
    assertThat(new Reporter(most + "aa")).isNotEqualTo(new Reporter(most + "ba"));
  }

  @Test
  void noLetterOfALongNameIsCutInTwo() {
    String most = "x".repeat(Reporter.MAX_NAME_BYTES - 1);
    assertThat(new Reporter(most + "\u00E4").name()).isEqualTo(most);
  }
}
