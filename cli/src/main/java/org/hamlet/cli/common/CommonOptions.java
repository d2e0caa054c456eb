package org.hamlet.cli.common;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.log.DebugAreas;
import org.hamlet.cli.log.DebugLog;
import org.hamlet.models.LearnedState;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.scanner.UserPreferences;
import picocli.CommandLine.Option;

/** The options that all commands share: where the configuration comes from. */
public final class CommonOptions {

  private static final String INSTALLED = "spamassassin";
  private static final Path USUAL_SITE = Path.of("/etc/hamlet");

  @Option(
      names = {"--rules", "-C", "--configpath", "--config-file"},
      paramLabel = "DIR",
      description =
          "Directory of .cf rule files, one such file, or the word 'spamassassin' for the"
              + " SpamAssassin rules installed on this machine (with /etc/spamassassin as site)."
              + " Without it the rules that ship with Hamlet are used.")
  private Optional<String> rules = Optional.empty();

  @Option(
      names = {"--site", "--siteconfigpath"},
      paramLabel = "DIR",
      description =
          "Directory of the site's own .cf and .pre files, read after the rules. With the rules"
              + " that ship with Hamlet /etc/hamlet, where it is there.")
  private Optional<Path> site = Optional.empty();

  @Option(
      names = {"--prefs", "--prefspath", "--prefs-file"},
      paramLabel = "FILE",
      description =
          "Preferences of whoever runs the command, read after the site; all settings may stand in"
              + " them.")
  private Optional<Path> preferences = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where what was learned is kept. Without it /var/lib/hamlet for root and who may"
              + " write there, else ~/.hamlet.")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--pre",
      paramLabel = "LINE",
      description = "A configuration line, read before those of --cf. May be repeated.")
  private List<String> linesBefore = new ArrayList<>();

  @Option(
      names = "--cf",
      paramLabel = "LINE",
      description = "A configuration line, read after all files. May be repeated.")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = {"--local", "-L"},
      description = "Only tests that need no network.")
  private boolean local;

  @Option(names = "--no-bayes", description = "Do not ask the classifier, and learn nothing.")
  private boolean noBayes;

  @Option(
      names = {"--debug", "-D"},
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "AREA",
      description =
          "Tell more in the log, which is standard error. AREA, as in SpamAssassin: rules, check,"
              + " bayes, learn, message, timing, limits, several of them between commas, noAREA"
              + " for all but one.")
  private Optional<String> debug = Optional.empty();

  /**
   * Takes one of the usual options by its first name, as picocli would.
   *
   * @param value empty for a switch
   * @return whether it is one of those
   */
  public boolean take(String option, String value) {
    switch (option) {
      case "--rules" -> rules = Optional.of(value);
      case "--site" -> site = Optional.of(Path.of(value));
      case "--prefs" -> preferences = Optional.of(Path.of(value));
      case "--state" -> state = Optional.of(Path.of(value));
      case "--cf" -> lines.add(value);
      case "--local" -> local = true;
      case "--no-bayes" -> noBayes = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * A scanner as these options want it.
   *
   * @throws CommandFailure when a named file or directory is not there
   */
  public Scanner scanner() {
    return scanner(UserPreferences.NONE);
  }

  /** The same with what users prefer. */
  public Scanner scanner(UserPreferences users) {
    return scanner(builder().users(users), noBayes ? Optional.empty() : Optional.of(learned()));
  }

  /** The same with that classifier, or none, whatever the options say. */
  public Scanner scanner(Optional<LearnedState> learned) {
    return scanner(builder(), learned);
  }

  private Scanner scanner(ScannerBuilder builder, Optional<LearnedState> learned) {
    learned.ifPresent(used -> used.addTo(builder));
    if (local) {
      return builder.build();
    }
    Path directory = stateDirectory();
    Scanner scanner = builder.listAccounts(directory.resolve("dns-lists.tsv")).build();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> save(scanner), "dns"));
    return scanner;
  }

  private static void save(Scanner scanner) {
    scanner.saveListAccounts();
    scanner.saveDnsAnswers();
  }

  /** What was learned, where these options say. */
  public LearnedState learned() {
    return LearnedState.in(stateDirectory());
  }

  /** Whether nothing is to be learned and no classifier asked. */
  public boolean noBayes() {
    return noBayes;
  }

  /** Whether the network is not to be asked. */
  public boolean local() {
    return local;
  }

  /** Where what was learned is kept. */
  public Path stateDirectory() {
    return state.orElseGet(StateDirectory::usual);
  }

  /** Where what was learned is kept, if that was said. */
  public Optional<Path> state() {
    return state;
  }

  /** A scanner as these options want it before it is built, without classifier. */
  public ScannerBuilder builder() {
    debug.map(DebugAreas::new).ifPresent(DebugLog::start);
    ScannerBuilder builder =
        Scanner.builder().local(local).snapshots(stateDirectory()).environment(System.getenv());
    if (rules.isEmpty()) {
      ShippedRules.addTo(builder);
      if (site.isEmpty() && Files.isDirectory(USUAL_SITE)) {
        builder.site(USUAL_SITE);
      }
    } else if (rules.get().equals(INSTALLED)) {
      addInstalled(builder);
    } else {
      builder.rules(Path.of(rules.get()));
    }
    checkPlaces();
    site.ifPresent(builder::site);
    preferences.ifPresent(builder::preferences);
    linesBefore.forEach(builder::line);
    lines.forEach(builder::line);
    return builder;
  }

  /**
   * Looks whether what was named is there.
   *
   * @throws CommandFailure it is not, or cannot be read
   */
  public void checkPlaces() {
    rules.filter(named -> !named.equals(INSTALLED)).ifPresent(r -> existing("--rules", Path.of(r)));
    site.ifPresent(folder -> directory("--site", folder));
    preferences.ifPresent(file -> existing("--prefs", file));
  }

  /** The same, with one line on {@code err} when part of the configuration has no effect. */
  public Scanner scanner(PrintWriter err) {
    return told(scanner(), err);
  }

  /** The same for users' mail that is delivered: scans teach the classifier when sure. */
  public Scanner servingScanner(
      UserPreferences users, Optional<LearnedState> learned, PrintWriter err) {
    ScannerBuilder serving = builder().autolearn(true).users(users);
    return told(scanner(serving.dnsAnswers(stateDirectory().resolve("dns-cache")), learned), err);
  }

  private static Scanner told(Scanner scanner, PrintWriter err) {
    long errors = scanner.problems().stream().filter(LintProblem::error).count();
    if (errors > 0) {
      err.printf("hamlet: configuration lines without effect: %d; see hamlet lint%n", errors);
      err.flush();
    }
    return scanner;
  }

  /** Takes a user's preferences from a file, where a command has an option of its own for that. */
  public void preferences(Path file) {
    preferences = Optional.of(file);
  }

  /** Tells of a scan what is to be told. */
  public void tellDebug(ScanResult result) {
    debug.map(DebugAreas::new).ifPresent(areas -> DebugLog.scanned(result, areas));
  }

  /** Whether more is to be told. */
  public boolean debug() {
    return debug.isPresent();
  }

  private static void addInstalled(ScannerBuilder builder) {
    try {
      builder.installedSpamAssassin();
    } catch (IllegalStateException e) {
      throw new CommandFailure(
          ExitCodes.UNAVAILABLE,
          "no SpamAssassin rules are installed (on Debian: apt-get install spamassassin);"
              + " leave --rules out to use the rules that ship with Hamlet");
    }
  }

  private static Path existing(String option, Path path) {
    if (!Files.isReadable(path)) {
      String why = Files.exists(path) ? "cannot read " : "no such file or directory: ";
      throw new CommandFailure(ExitCodes.NOINPUT, option + ": " + why + path);
    }
    return path;
  }

  private static Path directory(String option, Path path) {
    if (!Files.isDirectory(existing(option, path))) {
      throw new CommandFailure(ExitCodes.NOINPUT, option + ": not a directory: " + path);
    }
    return path;
  }
}
