package org.hamlet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores single messages and says why: {@code hamlet score}. */
@Command(
    name = "score",
    header = "Scores single messages and says why.",
    description =
        "Scores one message from each FILE, or from standard input, and prints the report: the "
            + "score, and each test that hit with its points.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done (with --exit-code: ham)",
      "  1    with --exit-code: at least one message is spam",
      "  64   the command line cannot be understood",
      "  65   with --message: a message is too long",
      "  66   a file or directory cannot be read",
      "  69   the installed SpamAssassin rules were asked for and there are none",
      "  70   a fault of Hamlet's own",
      "  75   not enough memory"
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "A raw message; - is standard input.")
  private List<String> files = new ArrayList<>();

  @ArgGroup private Form form = new Form();

  @Option(names = "--exit-code", description = "Tell the verdict by the exit code: 1 for spam.")
  private boolean exitCode;

  /** What is printed; at most one of them. */
  static final class Form {
    @Option(names = "--json", description = "One line of JSON for each message.")
    private boolean json;

    @Option(names = "--headers", description = "Only the X-Spam-* header fields.")
    private boolean headers;

    @Option(names = "--message", description = "The whole message with its marks.")
    private boolean message;

    Scoring.Form chosen() {
      if (json) {
        return Scoring.Form.JSON;
      }
      return headers ? Scoring.Form.HEADERS : message ? Scoring.Form.MESSAGE : Scoring.Form.REPORT;
    }
  }

  @Override
  public Integer call() throws IOException {
    return scoring().run(files, spec.commandLine().getErr());
  }

  /** What it does. */
  Scoring scoring() {
    return new Scoring(common, form.chosen(), exitCode);
  }

  /** What it reads. */
  List<String> files() {
    return files;
  }
}
