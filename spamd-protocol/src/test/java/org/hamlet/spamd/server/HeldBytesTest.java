package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldBytesTest {

  @Test
  void bytesAreGivenUpToTheLimitAndAgainAfterRelease() {
    HeldBytes held = new HeldBytes(100);
    HeldBytes.Part first = held.part();
    HeldBytes.Part second = held.part();
    assertThat(first.take(100)).isTrue();
    assertThat(second.take(1)).isFalse();
    first.giveBack(60);
    assertThat(second.take(61)).isFalse();
    assertThat(second.take(60)).isTrue();
    first.giveBackAll();
    assertThat(held.now()).isEqualTo(60);
  }
}
