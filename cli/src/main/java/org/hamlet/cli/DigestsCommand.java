package org.hamlet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.LearnedState;
import org.hamlet.models.digests.DigestFigures;
import org.hamlet.models.digests.DigestFile;
import org.hamlet.models.digests.NoDump;
import org.hamlet.models.digests.ReporterFigures;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.scanner.DigestLookup;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hamlet digests}: what was reported. */
@Command(
    name = "digests",
    header = "Tells what is known of reported messages.",
    description =
        "Without FILE: how many digests of messages are known, and how reporters fared. With FILE:"
            + " the digests of each message and what is known of them.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    done",
      "  64   the command line cannot be understood",
      "  65   what is to be restored is no dump",
      "  66   a file cannot be read",
      "  74   what is known cannot be read or written"
    },
    mixinStandardHelpOptions = true)
final class DigestsCommand implements Callable<Integer> {

  private static final int KEY_BYTES = 32;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "A raw message; - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--ask", description = "With FILE: ask the nodes of hamlet_digest_peers as well.")
  private boolean ask;

  @Option(
      names = "--expire",
      description = "Forget what was not reported for so long as hamlet_digest_ttl says.")
  private boolean expire;

  @Option(
      names = "--dump",
      arity = "0..1",
      fallbackValue = MessageInput.STANDARD_INPUT,
      paramLabel = "FILE",
      description = "Write all that is known as text; - or none: output.")
  private Optional<String> dump = Optional.empty();

  @Option(
      names = "--restore",
      paramLabel = "FILE",
      description = "Replace what is known by what --dump wrote; - is standard input.")
  private Optional<String> restore = Optional.empty();

  @Option(names = "--clear", description = "Forget all, also where the file is damaged.")
  private boolean clear;

  @Option(
      names = "--new-key",
      description = "Print a key made by chance, for two nodes to share; nothing else.")
  private boolean newKey;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (newKey) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      out.println(HexFormat.of().formatHex(key));
      out.flush();
      return ExitCodes.OK;
    }
    try (LearnedState state = common.learned()) {
      Scanner scanner = common.scanner(Optional.of(state));
      DigestFile known = state.digests(scanner);
      if (!files.isEmpty()) {
        for (String file : files) {
          lookUp(scanner, file, out);
        }
      } else if (!changed(known, scanner, out) && dump.isEmpty()) {
        tell(known, out);
      }
      if (dump.isPresent()) {
        dump(known, dump.get(), out);
      }
    } catch (StoreDamaged e) {
      throw new CommandFailure(
          ExitCodes.IOERR, e.getMessage() + "; hamlet digests --clear begins anew");
    }
    out.flush();
    return ExitCodes.OK;
  }

  private boolean changed(DigestFile known, Scanner scanner, PrintWriter out) throws IOException {
    if (clear) {
      known.clear();
    }
    if (restore.isPresent()) {
      restore(known, restore.get());
    }
    if (expire) {
      Duration kept = scanner.settings().duration("hamlet_digest_ttl");
      out.println("forgotten " + known.expire(kept) + " digests");
    }
    return clear || expire || restore.isPresent();
  }

  private static void tell(DigestFile known, PrintWriter out) throws IOException {
    out.printf("%-12s %8s %8s  %s%n", "digests of", "known", "as spam", "last reported");
    for (DigestFigures kind : known.figures()) {
      String last = kind.last() == 0 ? "-" : Instant.ofEpochSecond(kind.last()).toString();
      out.printf(
          Locale.ROOT, "%-12s %8d %8d  %s%n", kind.kind(), kind.digests(), kind.spam(), last);
    }
    List<ReporterFigures> reporters = known.reporters();
    if (!reporters.isEmpty()) {
      out.printf("%n%-32s %6s %9s %12s%n", "reporter", "trust", "confirmed", "contradicted");
    }
    for (ReporterFigures reporter : reporters) {
      out.printf(
          Locale.ROOT,
          "%-32s %6.2f %9d %12d%n",
          printable(reporter.name()),
          reporter.trust(),
          reporter.confirmed(),
          reporter.contradicted());
    }
  }

  private void lookUp(Scanner scanner, String file, PrintWriter out) throws IOException {
    ScanRequest request = ScanRequest.of(MessageInput.read(file, System.in));
    List<DigestLookup> digests = scanner.digests(request, ask);
    out.println(file + (digests.isEmpty() ? ": no digests, there is too little of it" : ":"));
    for (DigestLookup digest : digests) {
      out.println("  " + digest.kind() + " " + digest.digest());
      for (DigestLookup.Known known : digest.known()) {
        out.printf(
            Locale.ROOT,
            "    %s (trust %.2f): spam %d, ham %d, last %s, %.0f %% alike%n",
            printable(known.reporter()),
            known.trust(),
            known.spam(),
            known.ham(),
            Instant.ofEpochSecond(known.lastSeconds()),
            100 * known.similarity());
      }
    }
  }

  /** Users call themselves what they like; a terminal takes no orders from them. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private static void dump(DigestFile known, String to, PrintWriter out) throws IOException {
    if (to.equals(MessageInput.STANDARD_INPUT)) {
      known.dump(out);
      return;
    }
    try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(Path.of(to)))) {
      known.dump(file);
      if (file.checkError()) {
        throw new IOException(to + " cannot be written");
      }
    }
  }

  private static void restore(DigestFile known, String from) throws IOException {
    try (BufferedReader in =
        from.equals(MessageInput.STANDARD_INPUT)
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : reader(from)) {
      int bad = known.restore(in);
      if (bad > 0) {
        System.err.println("hamlet: " + from + ": lines left out: " + bad);
      }
    } catch (NoDump e) {
      throw new CommandFailure(ExitCodes.DATAERR, from + ": " + e.getMessage());
    }
  }

  private static BufferedReader reader(String from) {
    try {
      return Files.newBufferedReader(Path.of(from));
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.NOINPUT, "cannot read " + from + ": " + FailureText.of(e));
    }
  }
}
