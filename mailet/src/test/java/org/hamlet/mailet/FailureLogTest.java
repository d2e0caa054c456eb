package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

  private static final String NAME = "org.hamlet.mailet.failures";

  @Test
  void oneLineAMinuteCountsTheOthers() {
    Logger logger = Logger.getLogger(NAME);
    List<String> lines = new ArrayList<>();
    logger.addHandler(new Collector(lines));
    logger.setUseParentHandlers(false);
    AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    FailureLog log = new FailureLog(LoggerFactory.getLogger(NAME), "scanned", now::get);

    log.failed("m1", new IllegalStateException());
    log.failed("m2", new IllegalStateException());
    now.addAndGet(FailureLog.INTERVAL.toNanos() - 1);
    log.failed("m3", new IllegalStateException());
    now.incrementAndGet();
    log.failed("m4", new IllegalStateException());

    assertThat(lines)
        .containsExactly(
            "mail m1 was not scanned; nor were 0 others since the last line",
            "mail m4 was not scanned; nor were 2 others since the last line");
  }

  private static final class Collector extends Handler {
    private final List<String> lines;

    Collector(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
