package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.models.LearnedState;
import org.hamlet.models.store.TokenStore;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns from mail that a person sorted: {@code hamlet train}. */
@Command(
    name = "train",
    header = "Learns from sorted mail.",
    description =
        "Learns what ham and spam look like from folders, Maildirs, mbox files and single messages "
            + "(- is standard input). A message learned before is left alone, so a run that was "
            + "broken off is taken up by starting it again; one learned with the other label is "
            + "corrected.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  64   the command line cannot be understood",
      "  66   a file or folder cannot be read; the others were learned",
      "  74   what was learned cannot be written"
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  /** Longest message unless told otherwise, in bytes. */
  static final int USUAL_MAX_BYTES = 1 << 20;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(names = "--ham", arity = "1..*", paramLabel = "PATH", description = "Wanted mail.")
  private List<String> ham = new ArrayList<>();

  @Option(names = "--spam", arity = "1..*", paramLabel = "PATH", description = "Unwanted mail.")
  private List<String> spam = new ArrayList<>();

  @Option(
      names = "--forget",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Mail to be taken back, whatever it was learned as.")
  private List<String> forget = new ArrayList<>();

  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME",
      description = "Whose store, where each user has one (hamlet_user_stores 1).")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "Leave out longer messages (${DEFAULT-VALUE}).")
  private int maxBytes = USUAL_MAX_BYTES;

  @Option(
      names = "--clear",
      description =
          "Forget all that was learned, also where files are damaged or missing; then learn what is"
              + " named here.")
  private boolean clear;

  @Mixin private StoreTasks tasks;

  @Override
  public Integer call() throws IOException {
    if (common.noBayes()) {
      throw new CommandFailure(ExitCodes.USAGE, "--no-bayes leaves nothing to train");
    }
    if (!learns() && !clear && !tasks.wanted()) {
      throw new CommandFailure(
          ExitCodes.USAGE, "train wants --ham PATH, --spam PATH or --forget PATH");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean complete = true;
    try (LearnedState state = common.learned()) {
      Scanner scanner = state.addTo(common.builder()).build();
      Optional<Training> named = learns() ? Optional.of(named(scanner, err)) : Optional.empty();
      if (clear) {
        state.clear(scanner, user);
      }
      TokenStore store = state.tokens(scanner, user);
      tasks.before(store, err);
      if (tasks.dump() || learns()) {
        state.look(scanner, user);
      }
      if (named.isPresent()) {
        Training training = named.get();
        training.run();
        state.settle();
        out.println(training.summary());
        complete = training.complete();
      }
      tasks.after(store, out);
      if (tasks.dump()) {
        out.printf(Locale.ROOT, "%10d messages in the model%n", state.modelMessages(scanner, user));
      }
    }
    out.flush();
    return complete ? ExitCodes.OK : ExitCodes.NOINPUT;
  }

  private boolean learns() {
    return !ham.isEmpty() || !spam.isEmpty() || !forget.isEmpty();
  }

  /** What is to be learned; what is refused is refused before anything was cleared. */
  private Training named(Scanner scanner, PrintWriter err) {
    Training training = new Training(scanner, user, maxBytes, err, System.in);
    training.add(ham, Optional.of(Label.HAM));
    training.add(spam, Optional.of(Label.SPAM));
    training.add(forget, Optional.empty());
    refuseBoth(training);
    return training;
  }

  private static void refuseBoth(Training training) {
    Optional<Path> both = training.inBoth();
    if (both.isPresent()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          both.get()
              + " lies both in what --ham and in what --spam names; name folders that do not"
              + " overlap (such as ~/Maildir/cur for ham)");
    }
  }
}
