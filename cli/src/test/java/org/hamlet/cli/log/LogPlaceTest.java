package org.hamlet.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogPlaceTest {

  private static final Logger LOG = Logger.getLogger("org.hamlet.cli.log.LogPlaceTest");

  private final Logger root = Logger.getLogger("");
  private final Handler[] before = root.getHandlers();
  private final Level level = root.getLevel();

  @AfterEach
  void restore() {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    for (Handler handler : before) {
      root.addHandler(handler);
    }
    root.setLevel(level);
  }

  @Test
  void lineThatIsLoggedWhileTheLogChangesItsPlaceIsNotLost() {
    for (Handler handler : before) {
      root.removeHandler(handler);
    }
    List<String> lines = new ArrayList<>();
    LogPlace.to(new Place(lines, () -> LOG.info("in between")));
    LogPlace.to(new Place(lines, () -> {}));
    LOG.info("after");
    assertThat(lines).containsExactly("in between", "after");
  }

  @Test
  void linesAreNotMadeWhileTheLogIsForgotten() {
    LogPlace.none();
    assertThat(LOG.isLoggable(Level.SEVERE)).isFalse();
    List<String> lines = new ArrayList<>();
    LogPlace.to(new Place(lines, () -> {}));
    LOG.info("again");
    assertThat(lines).containsExactly("again");
  }

  /** Keeps lines, and does something when it is closed. */
  private static final class Place extends Handler {
    private final List<String> lines;
    private final Runnable closing;

    Place(List<String> lines, Runnable closing) {
      this.lines = lines;
      this.closing = closing;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      closing.run();
    }
  }
}
