package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits of who asks for figures, at each and one beyond. */
class FiguresConnectionTest {

  private final Workers makers = new Workers("figures", 1, 1);
  private final Admission askers = new Admission(FiguresConnection.MAX_CONNECTIONS);

  private FrozenChannel asking() {
    return FrozenChannel.with(new FiguresConnection(() -> "page", makers, askers));
  }

  @AfterEach
  void end() {
    makers.close();
  }

  @Test
  void theDoorClosesBehindTheLastWhoMayAskAndOpensWhenOneIsGone() {
    EmbeddedChannel door = new EmbeddedChannel();
    askers.add(door);
    List<FrozenChannel> inside = new ArrayList<>();
    for (int i = 1; i <= FiguresConnection.MAX_CONNECTIONS; i++) {
      assertThat(door.config().isAutoRead()).as("before %s", i).isTrue();
      inside.add(asking());
    }
    assertThat(door.config().isAutoRead()).isFalse();
    ChannelFuture unused = inside.get(0).close();
    assertThat(door.config().isAutoRead()).isTrue();
  }

  @Test
  void whoSaysNothingIsClosedWhenItsTimeIsOver() {
    FrozenChannel silent = asking();
    silent.pass(Duration.ofSeconds(FiguresConnection.MAX_SECONDS).minusMillis(1));
    assertThat(silent.isOpen()).isTrue();
    silent.pass(Duration.ofMillis(1));
    assertThat(silent.isOpen()).isFalse();
  }

  @Test
  void aRequestIsReadToItsLimitAndNotBeyond() {
    FrozenChannel most = asking();
    most.receive(
        ("GET / HTTP/1.1\r\n" + "a".repeat(FiguresConnection.MAX_REQUEST_BYTES - 20) + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    assertThat(most.sent()).startsWith("HTTP/1.1 404 ");
    FrozenChannel longer = asking();
    longer.receive("a".repeat(FiguresConnection.MAX_REQUEST_BYTES - 1).getBytes(ISO_8859_1));
    assertThat(longer.sent()).isEmpty();
    longer.receive("a".getBytes(ISO_8859_1));
    assertThat(longer.sent()).startsWith("HTTP/1.1 431 ");
  }
}
