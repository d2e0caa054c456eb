package org.hamlet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
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
      "  69   the installed SpamAssassin rules were asked for and there are none"
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
  }

  @Override
  public Integer call() throws IOException {
    Scanner scanner = common.scanner(spec.commandLine().getErr());
    List<String> names = files.isEmpty() ? List.of(MessageInput.STANDARD_INPUT) : files;
    boolean spam = false;
    for (String name : names) {
      byte[] message =
          form.message ? MessageInput.read(name, System.in) : MessageInput.start(name, System.in);
      ScanResult result = scanner.scan(ScanRequest.of(message));
      common.tellDebug(result);
      print(name, result, names.size() > 1);
      spam |= result.verdict().spam();
    }
    return exitCode && spam ? ExitCodes.NO : ExitCodes.OK;
  }

  private void print(String name, ScanResult result, boolean named) throws IOException {
    OutputStream out = System.out;
    if (form.json) {
      String line = VerdictJson.of(name, result) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } else if (form.message) {
      out.write(result.markedMessage());
    } else {
      String heading = named ? "==> " + name + " <==\n" : "";
      String text = form.headers ? String.join("\n", result.headers()) + "\n" : result.report();
      out.write(heading.getBytes(StandardCharsets.UTF_8));
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      if (!form.headers) {
        String below =
            result.classification().map(EvidenceLines::of).orElse("")
                + LimitLines.of(result.verdict().limits());
        out.write(below.getBytes(StandardCharsets.UTF_8));
      }
    }
    out.flush();
  }
}
