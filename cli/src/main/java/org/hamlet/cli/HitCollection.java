package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.LearnedState;
import org.hamlet.models.mailbox.Mailbox;
import org.hamlet.models.mailbox.MessageSink;
import org.hamlet.models.scores.HitTable;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.hamlet.verdict.Verdict;

/**
 * Scans sorted mail for {@code hamlet rescore}. The classifier must not know a message it is asked
 * about, so each half of the mail is scanned with one that learned the other half, in a store that
 * is thrown away. One thread.
 */
final class HitCollection {

  private static final int HALVES = 2;

  /** Odd and without pattern, so that each seed makes other halves. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final CommonOptions common;
  private final Map<Label, Mailbox> mail;
  private final long seed;
  private final PrintWriter err;
  private Optional<HitTable> table = Optional.empty();
  private int passes;
  private int leftOut;
  private boolean complete = true;

  /**
   * Of that mail.
   *
   * @param seed of what falls into which half; a message falls into the same one each time,
   *     whatever its file is called by then
   */
  HitCollection(CommonOptions common, Map<Label, Mailbox> mail, long seed, PrintWriter err) {
    this.common = common;
    this.mail = mail;
    this.seed = seed;
    this.err = err;
  }

  /** Scans all of it. */
  HitTable run() throws IOException {
    long bytes = mail.values().stream().mapToLong(Mailbox::bytes).sum();
    int all = common.noBayes() ? 1 : 2 * HALVES;
    try (Progress progress = Progress.of("scanning", bytes * all)) {
      if (common.noBayes()) {
        Scanner scanner = common.scanner(Optional.empty());
        pass(progress, (label, half, message) -> scan(scanner, label, message));
        scanner.saveListAccounts();
      } else {
        for (int half = 0; half < HALVES; half++) {
          half(half, progress);
        }
      }
    }
    if (leftOut > 0) {
      err.println("hamlet: longer than --max-size and left out: " + leftOut);
    }
    return table.orElseGet(() -> new HitTable(List.of()));
  }

  /** Whether everything could be read. */
  boolean complete() {
    return complete;
  }

  private void half(int scanned, Progress progress) throws IOException {
    Path temporary = Files.createTempDirectory("hamlet-rescore");
    try (LearnedState state = LearnedState.in(temporary)) {
      Scanner scanner = common.scanner(Optional.of(state));
      pass(
          progress,
          (label, half, message) -> {
            if (half != scanned) {
              learn(scanner, label, message);
            }
          });
      pass(
          progress,
          (label, half, message) -> {
            if (half == scanned) {
              scan(scanner, label, message);
            }
          });
      scanner.saveListAccounts();
    } finally {
      TemporaryFolder.delete(temporary);
    }
  }

  /**
   * Learns a message, where the configuration has something learn.
   *
   * @throws CommandFailure when it cannot be written: points learned without it would be wrong
   */
  static void learn(Scanner scanner, Label label, byte[] message) {
    LearnOutcome outcome = scanner.learn(ScanRequest.of(message), label);
    boolean wanted = scanner.settings().flag("use_bayes") && scanner.settings().flag("use_learner");
    if (wanted && outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
      throw new CommandFailure(ExitCodes.IOERR, "cannot learn: " + outcome.reason());
    }
  }

  private void scan(Scanner scanner, Label label, byte[] message) {
    HitTable hits = table.orElseGet(() -> new HitTable(scanner.scoredRules()));
    table = Optional.of(hits);
    Verdict verdict = scanner.scan(ScanRequest.of(message)).verdict();
    List<String> names = verdict.hits().stream().map((Hit hit) -> hit.rule().text()).toList();
    hits.add(label, verdict.scoreSet(), names);
  }

  /** What is done with a message. */
  private interface Use {
    void of(Label label, int half, byte[] message);
  }

  /** Goes through all mail once; the halves are the same each time. */
  private void pass(Progress progress, Use use) throws IOException {
    List<Mailbox.Reading> readings = new ArrayList<>();
    mail.forEach(
        (label, box) -> readings.add(new Mailbox.Reading(box, new Pass(label, progress, use))));
    Mailbox.together(readings);
    passes++;
  }

  /** Which half a message falls into, by what it holds. */
  static int half(long seed, byte[] message) {
    CRC32C sum = new CRC32C();
    sum.update(message);
    return new Random(seed * SPREAD + sum.getValue()).nextInt(HALVES);
  }

  private final class Pass implements MessageSink {
    private final Label label;
    private final Progress progress;
    private final Use use;

    Pass(Label label, Progress progress, Use use) {
      this.label = label;
      this.progress = progress;
      this.use = use;
    }

    @Override
    public void message(String name, byte[] message) {
      use.of(label, half(seed, message), message);
      progress.message();
    }

    @Override
    public void tooLong(String name) {
      leftOut += passes == 0 ? 1 : 0;
    }

    @Override
    public void unreadable(String name, IOException reason) {
      complete = false;
      if (passes == 0) {
        err.println("hamlet: cannot read " + name + ": " + FailureText.of(reason));
        err.flush();
      }
    }

    @Override
    public void progress(long bytes) {
      progress.bytes(bytes);
    }
  }
}
