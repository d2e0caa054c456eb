package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Admission admission = new Admission(2);

  private Channel door() {
    Channel door = new EmbeddedChannel();
    admission.add(door);
    return door;
  }

  @Test
  void clientsAreCounted() {
    admission.entered();
    admission.entered();
    admission.left();
    assertThat(admission.inside()).isEqualTo(1);
  }

  @Test
  void allDoorsCloseAtTheLimitAndNotBeforeAndOpenWhenOneLeaves() {
    Channel tcp = door();
    Channel unix = door();
    admission.entered();
    assertThat(tcp.config().isAutoRead()).isTrue();
    admission.entered();
    assertThat(tcp.config().isAutoRead()).isFalse();
    assertThat(unix.config().isAutoRead()).isFalse();
    admission.left();
    assertThat(tcp.config().isAutoRead()).isTrue();
    assertThat(unix.config().isAutoRead()).isTrue();
  }

  @Test
  void doorsStayClosedUntilFewerThanTheLimitAreInside() {
    Channel door = door();
    for (int i = 0; i < 3; i++) {
      admission.entered();
    }
    admission.left();
    assertThat(door.config().isAutoRead()).isFalse();
    admission.left();
    assertThat(door.config().isAutoRead()).isTrue();
  }
}
