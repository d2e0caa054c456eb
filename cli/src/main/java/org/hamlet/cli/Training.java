package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.mailbox.Mailbox;
import org.hamlet.models.mailbox.MessageSink;
import org.hamlet.scanner.Audience;
import org.hamlet.scanner.ReportOutcome;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/** One run of learning: the messages, what came of each, and how far it is. */
final class Training {

  private static final double NANOS_PER_SECOND = 1e9;

  /** A message may be as long as the heap divided by this: one of empty lines takes 14 times. */
  static final int MAX_HEAP_PART = 16;

  private final Scanner scanner;
  private final Optional<String> user;
  private final int wantedBytes;
  private final int maxBytes;
  private final PrintWriter err;
  private final InputStream standardInput;
  private final List<Batch> batches = new ArrayList<>();
  private final Map<LearnOutcome.Kind, Integer> outcomes = new EnumMap<>(LearnOutcome.Kind.class);
  private int learnedSpam;
  private int tooLong;
  private int unreadable;
  private int empty;
  private double seconds;

  /** Mail of one label; without label it is to be forgotten. */
  private record Batch(Mailbox files, boolean standardInput, Optional<Label> label) {}

  Training(
      Scanner scanner,
      Optional<String> user,
      int maxBytes,
      PrintWriter err,
      InputStream standardInput) {
    this.scanner = scanner;
    this.user = user;
    this.wantedBytes = maxBytes;
    this.maxBytes = longest(maxBytes);
    this.err = err;
    this.standardInput = standardInput;
  }

  /**
   * How long a message may be where so many bytes are wanted: no longer than the heap has room for.
   *
   * @throws CommandFailure when none could be so short
   */
  static int longest(int wantedBytes) {
    if (wantedBytes < 1) {
      throw new CommandFailure(ExitCodes.USAGE, "--max-size wants at least 1 byte: " + wantedBytes);
    }
    return (int) Math.min(wantedBytes, Runtime.getRuntime().maxMemory() / MAX_HEAP_PART);
  }

  /** Adds paths; a path that is not there is told and left out. */
  void add(List<String> paths, Optional<Label> label) {
    Mailbox files = new Mailbox(maxBytes);
    boolean input = false;
    for (String path : paths) {
      if (path.equals(MessageInput.STANDARD_INPUT)) {
        input = true;
        continue;
      }
      try {
        files.add(Path.of(path));
      } catch (NoSuchFileException e) {
        unreadable(path, "no such file or directory");
      } catch (IOException e) {
        unreadable(path, FailureText.of(e));
      }
    }
    files.closed().forEach((folder, why) -> unreadable(folder.toString(), FailureText.of(why)));
    batches.add(new Batch(files, input, label));
  }

  /**
   * A file that would be learned as ham and as spam: one of the folders lies in the other. Learning
   * both would leave what was read last, in part.
   */
  Optional<Path> inBoth() {
    Map<Path, Label> labels = new HashMap<>();
    for (Batch batch : batches) {
      if (batch.label().isPresent()) {
        for (Path file : batch.files().paths()) {
          Label before = labels.putIfAbsent(file.toAbsolutePath().normalize(), batch.label().get());
          if (before != null && before != batch.label().get()) {
            return Optional.of(file);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Learns all of them. */
  void run() throws IOException {
    long begin = System.nanoTime();
    long bytes = batches.stream().mapToLong(batch -> batch.files().bytes()).sum();
    try (Progress progress = Progress.of("learning", bytes)) {
      List<Mailbox.Reading> learned = new ArrayList<>();
      List<Mailbox.Reading> forgotten = new ArrayList<>();
      for (Batch batch : batches) {
        Step step = new Step(batch.label(), progress);
        if (batch.standardInput()) {
          Mailbox.read(MessageInput.STANDARD_INPUT, standardInput, maxBytes, step);
        }
        (batch.label().isPresent() ? learned : forgotten)
            .add(new Mailbox.Reading(batch.files(), step));
      }
      Mailbox.together(learned);
      Mailbox.together(forgotten);
    }
    seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }

  /** Whether everything could be read. */
  boolean complete() {
    return unreadable == 0;
  }

  /** What changed, in one line. */
  String summary() {
    int learned = count(LearnOutcome.Kind.LEARNED);
    return String.format(
        Locale.ROOT,
        "learned %d (%d spam, %d ham), corrected %d, forgotten %d, nothing new in %d,"
            + " too long %d, unreadable %d; %.1f s",
        learned,
        learnedSpam,
        learned - learnedSpam,
        count(LearnOutcome.Kind.RELEARNED),
        count(LearnOutcome.Kind.FORGOTTEN),
        count(LearnOutcome.Kind.UNCHANGED),
        tooLong,
        unreadable,
        seconds);
  }

  /** How many messages ended so. */
  int count(LearnOutcome.Kind kind) {
    return outcomes.getOrDefault(kind, 0);
  }

  /** How many files had no byte; nothing can be learned of them. */
  int empty() {
    return empty;
  }

  private void unreadable(String name, String why) {
    unreadable++;
    err.println("hamlet: cannot read " + name + ": " + why);
    err.flush();
  }

  /** Learns message after message of one label. */
  private final class Step implements MessageSink {
    private final Optional<Label> label;
    private final Progress progress;

    Step(Optional<Label> label, Progress progress) {
      this.label = label;
      this.progress = progress;
    }

    @Override
    public void message(String name, byte[] message) {
      ScanRequest plain = ScanRequest.of(message);
      ScanRequest request = user.map(plain::forUser).orElse(plain);
      LearnOutcome outcome =
          label.isPresent() ? scanner.learn(request, label.get()) : scanner.forget(request);
      if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
        throw new CommandFailure(ExitCodes.IOERR, outcome.reason());
      }
      if (outcome.changed()) {
        count(request);
      }
      outcomes.merge(outcome.kind(), 1, Integer::sum);
      if (outcome.kind() == LearnOutcome.Kind.LEARNED && label.equals(Optional.of(Label.SPAM))) {
        learnedSpam++;
      }
      progress.message();
    }

    /** Digests count what was learned and no more, however often it is trained. */
    private void count(ScanRequest request) {
      if (label.isPresent()) {
        ReportOutcome unused = scanner.report(request, label.get(), Audience.THIS_NODE);
      } else {
        scanner.withdraw(request);
      }
    }

    @Override
    public void tooLong(String name) {
      if (tooLong++ == 0 && maxBytes < wantedBytes) {
        err.println(
            "hamlet: the heap has no room for messages longer than "
                + maxBytes
                + " bytes; HAMLET_OPTS=-Xmx"
                + 4 * (Runtime.getRuntime().maxMemory() >> 20)
                + "m gives it more");
        err.flush();
      }
    }

    @Override
    public void empty(String name) {
      empty++;
    }

    @Override
    public void unreadable(String name, IOException reason) {
      Training.this.unreadable(name, FailureText.of(reason));
    }

    @Override
    public void progress(long bytes) {
      progress.bytes(bytes);
    }
  }
}
