package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.common.ScannerLearner;
import org.hamlet.cli.common.Version;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ListedSenders;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.SenderListing;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Single messages in the words of SpamAssassin's program, for scripts that call it. */
@Command(
    name = "spamassassin",
    header = "Marks messages, in the words of SpamAssassin's spamassassin.",
    description =
        "Takes the options of SpamAssassin's spamassassin: writes each message with its marks, or "
            + "does what an option says. See also hamlet score, train and lint.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  1    a file cannot be read, or --lint found something",
      "  5    with --exit-code: at least one message is spam; another where CODE is given",
      "  64   the command line cannot be understood",
      "  65   a message is too long to be learned or reported, or in an mbox",
      "  69   what was asked for is not there",
      "  75   not enough memory",
      "  255  --lint found no rule at all"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SpamAssassinCommand implements Callable<Integer> {

  /** What SpamAssassin's program ends with for spam. */
  private static final int SPAM = 5;

  /** What it ends with when {@code --lint} finds no rule at all. */
  private static final int NO_RULE = 255;

  /** A process cannot end with more; the system would count 256 as 0, which is ham. */
  private static final int MAX_CODE = 255;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "A raw message; without any, or for -, standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-t", "--test-mode", "--test"},
      description = "Write the report behind each message, spam or not.")
  private boolean test;

  @Option(
      names = {"-d", "--remove-markup"},
      description = "Write each message as it was before it was marked.")
  private boolean remove;

  @Option(
      names = {"-e", "--exit-code", "--error-code"},
      paramLabel = "CODE",
      preprocessor = SpamCode.class,
      description = "End with 5, or CODE, when a message is spam.")
  private int exitCode;

  @Option(
      names = {"-r", "--report"},
      description =
          "Learn each message as spam and report it to the services that are switched on.")
  private boolean report;

  @Option(
      names = {"-k", "--revoke"},
      description = "Learn each message as ham and tell the services that are switched on.")
  private boolean revoke;

  @Option(names = "--lint", description = "Only tell what of the configuration has no effect.")
  private boolean lint;

  @Option(names = "--mbox", description = "FILE holds many messages, each behind a line 'From '.")
  private boolean mbox;

  @Option(names = "-p", paramLabel = "FILE", description = "The same as --prefs.")
  void preferences(Path file) {
    common.preferences(file);
  }

  @Option(
      names = {
        "-x",
        "--nocreate-prefs",
        "-c",
        "--create-prefs",
        "--progress",
        "-4",
        "--ipv4",
        "--ipv4-only",
        "--ipv4only",
        "-6",
        "--mbx",
        "-P",
        "-S",
        "--stop-at-threshold"
      },
      hidden = true)
  void takeFlag(boolean given) {}

  @Option(
      names = {"-u", "--username", "-l", "--log-to-mbox"},
      paramLabel = "NAME",
      hidden = true)
  void takeUser(String name) {}

  @Mixin private SenderListingOptions senders;

  private boolean spam;

  @Override
  public Integer call() throws IOException {
    if (exitCode > MAX_CODE) {
      throw new CommandFailure(
          ExitCodes.USAGE, "--exit-code: " + MAX_CODE + " at most, not " + exitCode);
    }
    if (lint) {
      return lint();
    }
    if (senders.any()) {
      return list(common.scanner(spec.commandLine().getErr()));
    }
    return remove ? each(this::unmark) : scanEach();
  }

  private int lint() {
    PrintWriter err = spec.commandLine().getErr();
    Scanner scanner = common.scanner();
    List<LintProblem> problems = scanner.problems().stream().filter(LintProblem::error).toList();
    problems.forEach(problem -> err.println("warn: " + problem.text()));
    if (!problems.isEmpty()) {
      err.printf("warn: lint: %d issues detected%n", problems.size());
    }
    tellIfNoRule(scanner, "warn: lint: ");
    if (scanner.ruleCount() == 0) {
      return NO_RULE;
    }
    return problems.isEmpty() ? ExitCodes.OK : GivenMessages.UNREADABLE;
  }

  private void tellIfNoRule(Scanner scanner, String who) {
    if (scanner.ruleCount() == 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(who + "there is no rule; sa-update may bring some");
      err.flush();
    }
  }

  private void unmark(byte[] message) throws IOException {
    System.out.write(Scanner.unmarked(message));
  }

  private int list(Scanner scanner) throws IOException {
    Optional<SenderListing> listing = senders.ofMessages();
    if (listing.isEmpty()) {
      senders.ofAddress((address, told) -> print(scanner.list(address, told), told));
      return ExitCodes.OK;
    }
    int[] examined = new int[1];
    int code =
        each(
            message -> {
              print(scanner.list(ScanRequest.of(message), listing.get()), listing.get());
              examined[0]++;
            });
    System.out.println(examined[0] + " message(s) examined.");
    return code;
  }

  private static void print(ListedSenders listed, SenderListing listing) {
    SenderListingOptions.lines(listed, listing).forEach(System.out::println);
    System.out.flush();
  }

  private int scanEach() throws IOException {
    Scanner scanner = common.scanner(spec.commandLine().getErr());
    tellIfNoRule(scanner, "spamassassin: mail is not judged: ");
    if (!report && !revoke) {
      int done = each(message -> scan(scanner, message));
      scanner.saveSnapshot();
      return done;
    }
    Label label = report ? Label.SPAM : Label.HAM;
    ScannerLearner learner = new ScannerLearner(scanner);
    int[] examined = new int[1];
    int code =
        each(
            message -> {
              LearnOutcome outcome = learner.learn(ScanRequest.of(message), label);
              if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
                throw new CommandFailure(ExitCodes.IOERR, outcome.reason());
              }
              boolean unused = learner.report(ScanRequest.of(message), label);
              examined[0]++;
            });
    System.out.println(examined[0] + " message(s) examined.");
    return code;
  }

  private void scan(Scanner scanner, byte[] message) throws IOException {
    PrintStream out = System.out;
    ScanResult result = scanner.scan(ScanRequest.of(message));
    common.tellDebug(result);
    out.write(result.markedMessage());
    if (test) {
      out.write(result.report().getBytes(ISO_8859_1));
    }
    spam |= result.verdict().spam();
  }

  /** Goes through all messages; those on their way to somebody pass when they are too long. */
  private int each(GivenMessages.Task task) throws IOException {
    boolean onTheirWay = !report && !revoke && !senders.any();
    Optional<OutputStream> passed = onTheirWay ? Optional.of(System.out) : Optional.empty();
    int code = new GivenMessages(mbox, passed, spec.commandLine().getErr()).each(files, task);
    System.out.flush();
    return exitCode != 0 && spam ? exitCode : code;
  }

  /** The word behind {@code -e} is its value where it is a number; 0 is 5, as in SpamAssassin. */
  static final class SpamCode implements IParameterPreprocessor {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean given = !words.isEmpty() && words.peek().matches("=?\\d{1,3}");
      if (!given || words.peek().matches("=?0+")) {
        if (given) {
          words.pop();
        }
        words.push(String.valueOf(SPAM));
      }
      return false;
    }
  }
}
