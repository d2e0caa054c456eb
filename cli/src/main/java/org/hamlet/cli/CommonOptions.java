package org.hamlet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import picocli.CommandLine.Option;

/** The options that all commands share: where the configuration comes from. */
final class CommonOptions {

  private static final String INSTALLED = "spamassassin";

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "directory of .cf files, or 'spamassassin' for the rules installed on this machine")
  private Optional<String> rules = Optional.empty();

  @Option(names = "--site", paramLabel = "DIR", description = "the site's own .cf files")
  private Optional<Path> site = Optional.empty();

  @Option(names = "--prefs", paramLabel = "FILE", description = "a user's preferences")
  private Optional<Path> preferences = Optional.empty();

  @Option(names = "--state", paramLabel = "DIR", description = "where what was learned is kept")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--cf",
      paramLabel = "LINE",
      description = "a configuration line, read after all files; may be repeated")
  private List<String> lines = new ArrayList<>();

  @Option(names = "--local", description = "no test that needs the network")
  private boolean local;

  @Option(names = "--no-bayes", description = "do not ask the classifier")
  private boolean noBayes;

  /** A scanner as these options want it. */
  Scanner scanner() {
    ScannerBuilder builder = Scanner.builder().local(local);
    if (rules.filter(INSTALLED::equals).isPresent()) {
      builder.installedSpamAssassin();
    } else {
      rules.map(Path::of).ifPresent(builder::rules);
    }
    site.ifPresent(builder::site);
    preferences.ifPresent(builder::preferences);
    lines.forEach(builder::line);
    return builder.build();
  }

  /** Whether the classifier is to be asked. */
  boolean bayes() {
    return !noBayes;
  }

  /** Where what was learned is kept, when told. */
  Optional<Path> state() {
    return state;
  }
}
