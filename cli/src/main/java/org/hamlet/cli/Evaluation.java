package org.hamlet.cli;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * Asks the classifier about each message of a stream and then tells it the truth, as the TREC Spam
 * Track did ("immediate feedback"). One thread.
 */
final class Evaluation {

  /** Configuration by which the classifier answers before it learned anything. */
  static final List<String> SCORE_FROM_THE_FIRST =
      List.of(
          "use_bayes 1",
          "use_learner 1",
          "bayes_min_ham_num 0",
          "bayes_min_spam_num 0",
          "hamlet_model_min_num 0");

  private static final double KNOWS_NOTHING = 0.5;

  private final Scanner scanner;
  private final Path root;
  private final Writer out;
  private long messages;
  private long classifying;
  private long learning;

  /** Paths are relative to {@code root}. */
  Evaluation(Scanner scanner, Path root, Writer out) {
    this.scanner = scanner;
    this.root = root;
    this.out = out;
  }

  /**
   * Runs the lines of an index.
   *
   * @throws CommandFailure for a line that is none, a message that cannot be read, or a classifier
   *     that cannot learn
   */
  void run(List<String> lines) throws IOException {
    for (String line : lines) {
      if (!line.isBlank()) {
        one(line);
      }
    }
  }

  /** How many messages were run. */
  long messages() {
    return messages;
  }

  /** Mean CPU time to parse and classify one message. */
  double classifyMillisEach() {
    return millisEach(classifying);
  }

  /** Mean CPU time to parse and learn one message. */
  double learnMillisEach() {
    return millisEach(learning);
  }

  private double millisEach(long nanos) {
    return messages == 0 ? 0 : nanos / 1e6 / messages;
  }

  private void one(String line) throws IOException {
    Label label = label(line);
    byte[] bytes = MessageInput.read(root.resolve(line.substring(line.indexOf(' ') + 1)));
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    ScanRequest request = ScanRequest.of(bytes);
    double score = scanner.classify(request).map(Classification::probability).orElse(KNOWS_NOTHING);
    long classified = thread.getCurrentThreadCpuTime();
    out.write((label == Label.SPAM ? "spam\t" : "ham\t") + score + '\n');
    LearnOutcome outcome = scanner.learn(request, label);
    if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
      throw new CommandFailure(ExitCodes.UNAVAILABLE, "cannot learn: " + outcome.reason());
    }
    classifying += classified - start;
    learning += thread.getCurrentThreadCpuTime() - classified;
    messages++;
  }

  private static Label label(String line) {
    if (line.startsWith("spam ")) {
      return Label.SPAM;
    }
    if (line.startsWith("ham ")) {
      return Label.HAM;
    }
    throw new CommandFailure(
        ExitCodes.DATAERR, "--index: a line is 'spam PATH' or 'ham PATH', not: " + line);
  }
}
