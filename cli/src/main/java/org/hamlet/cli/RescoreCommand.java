package org.hamlet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.mailbox.Mailbox;
import org.hamlet.models.scores.HitLines;
import org.hamlet.models.scores.HitTable;
import org.hamlet.models.scores.LearnedScores;
import org.hamlet.models.scores.PointLimits;
import org.hamlet.models.scores.ScoreFile;
import org.hamlet.models.scores.ScoreLearning;
import org.hamlet.models.scores.ScoreOptions;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns the points of rules from sorted mail: {@code hamlet rescore}. */
@Command(
    name = "rescore",
    header = "Learns the points of rules from sorted mail.",
    description =
        "Learns the points of the rules from sorted mail and writes them as score lines for a .cf "
            + "file. Points of rules that are 'nice' stay at or below 0, those of others at or "
            + "above; lists of people and test strings keep theirs. Score sets are learned for "
            + "what was run: with --local not those of the network, with --no-bayes not those of "
            + "the classifier, which otherwise learns one half of the mail to be asked about the "
            + "other, in a store that is thrown away.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  1    done, but the ham loss wanted was not reached in every score set",
      "  64   the command line cannot be understood",
      "  65   the table of --hits is none, or there is too little mail",
      "  66   a file or folder cannot be read; the others were used",
      "  69   the installed SpamAssassin rules were asked for and there are none",
      "  74   the file cannot be written, or what the classifier learns meanwhile"
    },
    mixinStandardHelpOptions = true)
final class RescoreCommand implements Callable<Integer> {

  /** Told at each step of each fit; held, since the levels of loggers are forgotten otherwise. */
  private static final Logger SMILE = Logger.getLogger("smile");

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--ham",
      arity = "1..*",
      required = true,
      paramLabel = "PATH",
      description = "Wanted mail: folders, Maildirs, mbox files, single messages.")
  private List<String> ham = new ArrayList<>();

  @Option(
      names = "--spam",
      arity = "1..*",
      required = true,
      paramLabel = "PATH",
      description = "Unwanted mail.")
  private List<String> spam = new ArrayList<>();

  @Option(
      names = "--hits",
      paramLabel = "FILE",
      description =
          "A table that mass-check wrote, instead of scanning: --ham and --spam then name the "
              + "files or folders in its first column.")
  private Optional<Path> hits = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The .cf file to write.")
  private Path out;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Parts of the mail for cross-validation (${DEFAULT-VALUE}).")
  private int folds = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which message falls into which part (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--ham-loss",
      paramLabel = "P",
      description = "Share of ham that may be called spam, such as 0.1%% (${DEFAULT-VALUE}).")
  private String hamLoss = "0.1%";

  @Option(
      names = "--max-points",
      paramLabel = "POINTS",
      description = "Most points of one rule, for spam or for ham (${DEFAULT-VALUE}).")
  private double most = 4;

  @Option(
      names = "--pull",
      paramLabel = "N",
      description =
          "How firmly rules hold the points they have: what moving them by one costs beside one "
              + "message judged wrongly (${DEFAULT-VALUE}).")
  private double pull = PointLimits.DEFAULT_PULL;

  @Option(
      names = "--keep",
      arity = "1",
      paramLabel = "RULE",
      description =
          "A rule that keeps its points; RULE may end in * for all that begin so. May be "
              + "repeated.")
  private List<String> kept = new ArrayList<>();

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "Leave out longer messages (${DEFAULT-VALUE}).")
  private int maxBytes = TrainCommand.USUAL_MAX_BYTES;

  private boolean complete = true;

  @Override
  public Integer call() throws IOException {
    SMILE.setLevel(Level.WARNING);
    PrintWriter err = spec.commandLine().getErr();
    Scanner configured = common.scanner(Optional.empty());
    ScoreOptions options = options(configured.settings().number("required_score"));
    HitTable table = hits.isPresent() ? read(hits.get(), configured, err) : scanned(err);
    tellLeftOut(table, err);
    int fewest = Math.min(table.count(Label.HAM), table.count(Label.SPAM));
    if (fewest < folds) {
      throw new CommandFailure(
          ExitCodes.DATAERR,
          "too little mail: " + folds + " folds want as many of ham and of spam");
    }
    List<LearnedScores> learned = new ScoreLearning(table, options).run();
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    Files.writeString(
        out, new ScoreFile(table, options, learned).text(today), StandardCharsets.US_ASCII);
    tell(learned);
    if (!complete) {
      return ExitCodes.NOINPUT;
    }
    return learned.stream().allMatch(LearnedScores::reached) ? ExitCodes.OK : ExitCodes.NO;
  }

  private ScoreOptions options(double required) {
    try {
      if (!hamLoss.endsWith("%")) {
        throw new CommandFailure(ExitCodes.USAGE, "--ham-loss wants a percentage such as 0.1%");
      }
      double share = Double.parseDouble(hamLoss.substring(0, hamLoss.length() - 1)) / 100;
      PointLimits limits = new PointLimits(most, pull, kept);
      return new ScoreOptions(folds, seed, share, required, limits);
    } catch (NumberFormatException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--ham-loss: not a percentage: " + hamLoss);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, e.getMessage());
    }
  }

  private HitTable scanned(PrintWriter err) throws IOException {
    Map<Label, Mailbox> mail = new EnumMap<>(Label.class);
    mail.put(Label.HAM, mailbox(ham));
    mail.put(Label.SPAM, mailbox(spam));
    HitCollection collection = new HitCollection(common, mail, seed, err);
    HitTable table = collection.run();
    complete &= collection.complete();
    return table;
  }

  private Mailbox mailbox(List<String> paths) {
    Mailbox mailbox = new Mailbox(Training.longest(maxBytes));
    for (String path : paths) {
      try {
        mailbox.add(Path.of(path));
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCodes.NOINPUT, "cannot read " + path + ": " + FailureText.of(e));
      }
    }
    mailbox.closed().forEach(this::closed);
    return mailbox;
  }

  private void closed(Path folder, IOException why) {
    complete = false;
    PrintWriter err = spec.commandLine().getErr();
    err.println("hamlet: cannot read " + folder + ": " + FailureText.of(why));
    err.flush();
  }

  private HitTable read(Path file, Scanner configured, PrintWriter err) {
    HitLines lines = new HitLines(ham, spam);
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.take(line);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOINPUT, "--hits: cannot read " + file + ": " + FailureText.of(e));
    }
    if (lines.bad() > 0) {
      throw new CommandFailure(
          ExitCodes.DATAERR, file + ": lines that mass-check does not write: " + lines.bad());
    }
    if (lines.others() > 0) {
      err.println("hamlet: lines below neither --ham nor --spam: " + lines.others());
    }
    return lines.table(configured.scoredRules(), !common.local(), !common.noBayes());
  }

  private static void tellLeftOut(HitTable table, PrintWriter err) {
    if (table.unknownHits() > 0) {
      err.println("hamlet: hits of rules that are not in the rule set: " + table.unknownHits());
    }
    if (table.beyondMost() > 0) {
      err.println("hamlet: messages beyond the most that are taken: " + table.beyondMost());
    }
    err.flush();
  }

  private void tell(List<LearnedScores> learned) {
    PrintWriter to = spec.commandLine().getOut();
    for (LearnedScores one : learned) {
      to.println(ScoreFile.name(one.set()) + ":");
      to.println("  as it was:              " + one.before());
      to.println("  learned, on other mail: " + one.crossValidated());
      if (!one.reached()) {
        to.println("  the ham loss wanted was not reached");
      }
    }
    to.flush();
  }
}
