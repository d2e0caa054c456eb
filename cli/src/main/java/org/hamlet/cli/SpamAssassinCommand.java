package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import picocli.CommandLine.Mixin;
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
      "  5    with --exit-code: at least one message is spam",
      "  64   the command line cannot be understood",
      "  65   a message is too long to be learned or reported, or in an mbox",
      "  69   what was asked for is not there",
      "  75   not enough memory"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SpamAssassinCommand implements Callable<Integer> {

  /** What SpamAssassin's program ends with for spam. */
  private static final int SPAM = 5;

  private static final int UNREADABLE = 1;

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
      description = "End with 5 when a message is spam.")
  private boolean exitCode;

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

  @Override
  public Integer call() throws IOException {
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
    List<LintProblem> problems =
        common.scanner().problems().stream().filter(LintProblem::error).toList();
    problems.forEach(problem -> err.println("warn: " + problem.text()));
    if (!problems.isEmpty()) {
      err.printf("warn: lint: %d issues detected%n", problems.size());
    }
    return problems.isEmpty() ? ExitCodes.OK : UNREADABLE;
  }

  /** What is done with one message; tells whether it is spam. */
  private interface Task {
    boolean apply(byte[] message) throws IOException;
  }

  private boolean unmark(byte[] message) throws IOException {
    System.out.write(Scanner.unmarked(message));
    return false;
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
              return false;
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
              return false;
            });
    System.out.println(examined[0] + " message(s) examined.");
    return code;
  }

  private boolean scan(Scanner scanner, byte[] message) throws IOException {
    PrintStream out = System.out;
    ScanResult result = scanner.scan(ScanRequest.of(message));
    common.tellDebug(result);
    out.write(result.markedMessage());
    if (test) {
      out.write((result.report() + "\n").getBytes(ISO_8859_1));
    }
    return result.verdict().spam();
  }

  /** Those of a file; none where one was too long and is written already, as spamc does. */
  private List<byte[]> messages(String name) {
    if (mbox) {
      return MessageInput.mbox(name, System.in);
    }
    if (report || revoke || senders.any()) {
      return List.of(MessageInput.read(name, System.in));
    }
    Optional<byte[]> message = MessageInput.readOrPass(name, System.in, System.out);
    if (message.isEmpty()) {
      String why = " is longer than " + MessageInput.maxMessageBytes() + " bytes and not changed";
      spec.commandLine().getErr().println("spamassassin: " + name + why);
    }
    return message.stream().toList();
  }

  /** Goes through all messages; a file that cannot be read is told and left out. */
  private int each(Task task) throws IOException {
    List<String> names = files.isEmpty() ? List.of(MessageInput.STANDARD_INPUT) : files;
    boolean spam = false;
    int code = ExitCodes.OK;
    for (String name : names) {
      try {
        for (byte[] message : messages(name)) {
          spam |= task.apply(message);
        }
      } catch (CommandFailure e) {
        spec.commandLine().getErr().println("spamassassin: " + e.getMessage());
        code = e.exitCode() == ExitCodes.NOINPUT ? UNREADABLE : e.exitCode();
      }
    }
    System.out.flush();
    return exitCode && spam ? SPAM : code;
  }
}
