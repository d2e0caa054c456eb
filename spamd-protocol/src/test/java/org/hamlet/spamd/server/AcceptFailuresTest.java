package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptFailuresTest {

  private final Logger log = Logger.getLogger(AcceptFailures.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler reader =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          assertThat(line.getThrown()).isNull();
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private long now;

  @BeforeEach
  void listen() {
    log.addHandler(reader);
  }

  @AfterEach
  void leave() {
    log.removeHandler(reader);
  }

  @Test
  void isOneLineAMinuteWithTheNumberOfThoseBetween() {
    EmbeddedChannel door = new EmbeddedChannel(new AcceptFailures(() -> now));
    IOException none = new IOException("Too many open files");
    for (int second = 0; second <= AcceptFailures.QUIET.toSeconds(); second++) {
      now = second * 1_000_000_000L;
      door.pipeline().fireExceptionCaught(none);
    }
    String line = "spamd: clients cannot be accepted, they wait: Too many open files ";
    assertThat(lines)
        .containsExactly(line + "(0 times more before)", line + "(59 times more before)");
  }
}
