package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLimitTest {

  private final List<Integer> sent = new ArrayList<>();
  private final OpenLimit limit = new OpenLimit(DnsResolver.MAX_OPEN, DnsResolver.MAX_WAITING);

  private boolean enter(int number) {
    return limit.enter(() -> sent.add(number));
  }

  @Test
  void asManyAreOnTheirWayAsTheLimitAndAsManyWait() {
    int all = DnsResolver.MAX_OPEN + DnsResolver.MAX_WAITING;
    for (int i = 0; i < all; i++) {
      assertThat(enter(i)).as("question " + i).isTrue();
    }
    assertThat(sent).hasSize(DnsResolver.MAX_OPEN);
    assertThat(enter(all)).isFalse();
    limit.leave();
    assertThat(sent).hasSize(DnsResolver.MAX_OPEN + 1).last().isEqualTo(DnsResolver.MAX_OPEN);
    assertThat(enter(all)).isTrue();
    assertThat(enter(all + 1)).isFalse();
    for (int i = 0; i <= all; i++) {
      limit.leave();
    }
    assertThat(sent).hasSize(all + 1).isSorted();
  }
}
