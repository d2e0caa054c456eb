package org.hamlet.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far long work is, with rate and time left, on a terminal only. Confined to one thread. */
final class Progress implements AutoCloseable {

  private static final long BYTES_PER_KB = 1_024;

  private final Optional<ProgressBar> bar;
  private long messages;

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** For work on so many bytes; silent where nobody watches. */
  static Progress of(String task, long bytes) {
    if (!Terminal.watched()) {
      return new Progress(Optional.empty());
    }
    ProgressBar shown =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(bytes)
            .setUnit(" KB", BYTES_PER_KB)
            .showSpeed()
            .build();
    return new Progress(Optional.of(shown));
  }

  void message() {
    messages++;
    bar.ifPresent(b -> b.setExtraMessage(messages + " messages"));
  }

  void bytes(long done) {
    bar.ifPresent(b -> b.stepBy(done));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
