package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.common.Version;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.LearnedState;
import org.hamlet.models.store.TokenStore;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learning in the words of SpamAssassin's program, for scripts that call it. */
@Command(
    name = "sa-learn",
    header = "Learns, in the words of SpamAssassin's sa-learn.",
    description =
        "Takes the options of SpamAssassin's sa-learn and prints its lines. See also hamlet train.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done; files that cannot be read are told and left out",
      "  1    there was no message to learn",
      "  2    a dump of a store that is empty",
      "  64   the command line cannot be understood",
      "  65   a backup that is none",
      "  66   the file of --folders cannot be read",
      "  74   what was learned cannot be written"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SaLearnCommand implements Callable<Integer> {

  /** Longest message unless told otherwise, in bytes: SpamAssassin's 500 KB. */
  static final int USUAL_MAX_BYTES = 500 << 10;

  @Spec private CommandSpec spec;

  @Mixin private SaLearnOptions options;

  @Mixin private SaLearnStore tasks;

  private Optional<Label> label = Optional.empty();
  private boolean labelled;

  @Option(
      names = {"-f", "--folders"},
      paramLabel = "FILE",
      description = "A file that lists folders and files, one a line.")
  private List<Path> lists = new ArrayList<>();

  @Option(
      names = {"-u", "--username"},
      paramLabel = "NAME",
      description = "Whose store, where each user has one (hamlet_user_stores 1).")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "Leave out longer messages (512000); 0: as long as Hamlet reads.")
  private int maxBytes = USUAL_MAX_BYTES;

  @Option(
      names = {
        "--dir",
        "--file",
        "--mbox",
        "--mbx",
        "--single",
        "--showdots",
        "--progress",
        "--no-sync",
        "--nosync",
        "--no-rebuild",
        "--use-ignores"
      },
      description = "Taken and without effect: the kind of a file is seen by looking.")
  void takeWithoutEffect(boolean[] given) {}

  @Option(
      names = "--randseed",
      paramLabel = "N",
      description = "Taken and without effect: nothing is left to chance.")
  void takeSeed(int given) {}

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Mail; none: standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"--ham", "--nonspam"},
      description = "Learn as ham.")
  void ham(boolean wanted) {
    choose(Optional.of(Label.HAM));
  }

  @Option(names = "--spam", description = "Learn as spam.")
  void spam(boolean wanted) {
    choose(Optional.of(Label.SPAM));
  }

  @Option(names = "--forget", description = "Take back what was learned.")
  void forget(boolean wanted) {
    choose(Optional.empty());
  }

  private void choose(Optional<Label> chosen) {
    label = chosen;
    labelled = true;
  }

  @Override
  public Integer call() throws IOException {
    if (!labelled && !tasks.wanted()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "Please select either --spam, --ham, --folders, --forget, --sync, --import,\n"
              + "--dump, --clear, --backup or --restore");
    }
    CommonOptions common = options.common();
    PrintWriter out = spec.commandLine().getOut();
    try (LearnedState state = common.learned()) {
      Scanner scanner = state.addTo(common.builder()).build();
      if (tasks.clear()) {
        state.clear(scanner, user);
      }
      TokenStore store = state.tokens(scanner, user);
      int code =
          tasks.wanted() ? tasks.run(store, out, spec.commandLine().getErr()) : learn(scanner, out);
      state.settle();
      out.flush();
      return code;
    }
  }

  private int learn(Scanner scanner, PrintWriter out) throws IOException {
    int longest = maxBytes <= 0 ? MessageInput.MAX_MESSAGE_BYTES : maxBytes;
    PrintWriter err = spec.commandLine().getErr();
    Training training = new Training(scanner, user, longest, err, System.in);
    training.add(paths(), label);
    training.run();
    int changed =
        training.count(LearnOutcome.Kind.LEARNED)
            + training.count(LearnOutcome.Kind.RELEARNED)
            + training.count(LearnOutcome.Kind.FORGOTTEN);
    int examined = changed + training.count(LearnOutcome.Kind.UNCHANGED) + training.empty();
    String did = label.isPresent() ? "Learned" : "Forgot";
    out.println(
        did + " tokens from " + changed + " message(s) (" + examined + " message(s) examined)");
    return examined == 0 ? ExitCodes.NO : ExitCodes.OK;
  }

  private List<String> paths() {
    List<String> all = new ArrayList<>(files);
    for (Path list : lists) {
      try {
        Files.readAllLines(list, UTF_8).stream().filter(l -> !l.isBlank()).forEach(all::add);
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCodes.NOINPUT, "cannot open " + list + ": " + FailureText.of(e));
      }
    }
    return all.isEmpty() && lists.isEmpty() ? List.of(MessageInput.STANDARD_INPUT) : all;
  }
}
