package org.hamlet.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;

/**
 * A process of its own that learns made-up mail into a directory and prints what came of each
 * message when it is done with it, as {@code LEARNED 17}.
 */
final class LearningProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  private LearningProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /** Which mail is learned. */
  enum Mail {
    /** Labelled by chance. */
    CHANCE,
    /** That tells its label. */
    PLAIN;

    private byte[] message(int number) {
      return this == PLAIN ? MadeUpMail.plainMessage(number) : MadeUpMail.message(number);
    }

    private Label label(int number) {
      return this == PLAIN ? MadeUpMail.plainLabel(number) : MadeUpMail.label(number);
    }
  }

  /** Starts learning mail labelled by chance from the message {@code first} on. */
  static LearningProcess start(Path directory, int first, int count, int threads)
      throws IOException {
    return start(Mail.CHANCE, directory, first, count, threads);
  }

  /** Starts learning the messages from {@code first} on. */
  static LearningProcess start(Mail mail, Path directory, int first, int count, int threads)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LearningProcess.class.getName(),
            directory.toString(),
            Integer.toString(first),
            Integer.toString(count),
            Integer.toString(threads),
            mail.name());
    return new LearningProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** The next line; empty when the process has ended. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  /** Ends it at once, as {@code kill -9} does; what it printed can still be read. */
  void kill() throws InterruptedException {
    boolean sent = process.toHandle().destroyForcibly();
    process.waitFor();
    if (!sent) {
      throw new IllegalStateException("the process ended by itself");
    }
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A scanner that learns into a state whose files are often written anew. */
  static Scanner scanner(LearnedState state) {
    return state.addTo(Scanner.builder().local(true)).line("hamlet_model_size 65536").build();
  }

  /** Arguments: directory, number of the first message, how many, threads, which mail. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int first = Integer.parseInt(arguments[1]);
    int end = first + Integer.parseInt(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    Mail mail = Mail.valueOf(arguments[4]);
    PrintStream out = System.out;
    try (LearnedState state = LearnedState.in(Path.of(arguments[0]))) {
      Scanner scanner = scanner(state);
      AtomicInteger next = new AtomicInteger(first);
      ExecutorService learning = Executors.newFixedThreadPool(threads);
      for (int i = 0; i < threads; i++) {
        learning.execute(
            () -> {
              for (int n = next.getAndIncrement(); n < end; n = next.getAndIncrement()) {
                LearnOutcome outcome =
                    scanner.learn(ScanRequest.of(mail.message(n)), mail.label(n));
                out.println(outcome.kind() + " " + n + " " + outcome.reason());
              }
            });
      }
      learning.shutdown();
      boolean ended = learning.awaitTermination(10, TimeUnit.MINUTES);
      out.println(ended ? "done" : "too slow");
    }
  }
}
