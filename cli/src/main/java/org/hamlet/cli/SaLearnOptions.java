package org.hamlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.cli.common.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the configuration comes from, in the words of sa-learn. */
final class SaLearnOptions {

  @Option(
      names = {"-C", "--configpath", "--config-file"},
      paramLabel = "DIR",
      description = "Rule files, or the word 'spamassassin' for the installed ones.")
  private Optional<String> rules = Optional.empty();

  @Option(names = "--siteconfigpath", paramLabel = "DIR", description = "The site's files.")
  private Optional<String> site = Optional.empty();

  @Option(
      names = {"-p", "--prefspath", "--prefs-file"},
      paramLabel = "FILE",
      description = "A user's preferences.")
  private Optional<String> preferences = Optional.empty();

  @Option(names = "--cf", paramLabel = "LINE", description = "One more line of configuration.")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = {"--dbpath", "--state"},
      paramLabel = "DIR",
      description = "Directory of what was learned; else /var/lib/hamlet for root, or ~/.hamlet.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = {"-D", "--debug"},
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "AREA",
      description = "Tell more on standard error; AREA as in hamlet score.")
  private Optional<String> debug = Optional.empty();

  @Option(
      names = {"-L", "--local"},
      description = "Learning asks no network anyway.")
  void takeLocal(boolean given) {}

  /** The same as options of the other commands. */
  CommonOptions common() {
    List<String> words = new ArrayList<>(List.of("--local"));
    add(words, "--rules", rules);
    add(words, "--site", site);
    add(words, "--prefs", preferences);
    add(words, "--state", state);
    lines.forEach(line -> add(words, "--cf", Optional.of(line)));
    add(words, "--debug", debug);
    return CommandLine.populateCommand(new CommonOptions(), words.toArray(String[]::new));
  }

  private static void add(List<String> words, String name, Optional<String> value) {
    value.ifPresent(v -> words.add(name + "=" + v));
  }
}
