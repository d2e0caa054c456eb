package org.hamlet.mailet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.MailetException;
import org.hamlet.models.LearnedState;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;

/**
 * What makes one scanner differ from another. Mailets that say the same share one.
 *
 * @param rules a directory, the word {@link #INSTALLED}, or nothing for the rules in this jar
 * @param site the site's own configuration
 * @param state where what was learned is kept; without it nothing learns and nothing is asked
 * @param local whether only tests run that need no network
 * @param lines configuration lines read after all files
 */
record ScannerSettings(
    Optional<String> rules,
    Optional<Path> site,
    Optional<Path> state,
    boolean local,
    List<String> lines) {

  /** Stands for the rules of the SpamAssassin installed on this machine. */
  static final String INSTALLED = "spamassassin";

  ScannerSettings {
    lines = List.copyOf(lines);
  }

  /** Those that the parameters {@code rules}, {@code site} and {@code state} name. */
  static ScannerSettings of(InitParameters init, boolean local, List<String> lines)
      throws MailetException {
    Optional<String> rules = init.text("rules").filter(INSTALLED::equals);
    if (rules.isEmpty()) {
      rules = init.directory("rules").map(Path::toString);
    }
    return new ScannerSettings(rules, init.directory("site"), init.path("state"), local, lines);
  }

  /**
   * Reads everything.
   *
   * @param learned what is kept in {@link #state}
   * @throws IllegalStateException when there is no rule, in one sentence
   */
  Scanner build(Optional<LearnedState> learned) {
    ScannerBuilder builder = Scanner.builder().local(local).environment(System.getenv());
    if (rules.isEmpty()) {
      ShippedRules.addTo(builder);
    } else if (rules.get().equals(INSTALLED)) {
      builder.installedSpamAssassin();
    } else {
      builder.rules(Path.of(rules.get()));
    }
    site.ifPresent(builder::site);
    lines.forEach(builder::line);
    learned.ifPresent(known -> known.addTo(builder).autolearn(true));
    Scanner scanner = builder.build();
    if (scanner.ruleCount() == 0) {
      throw new IllegalStateException("no rule in " + rules.orElse("this jar"));
    }
    return scanner;
  }

  /** Whether the other takes the same tokens from a message and keeps them in the same place. */
  boolean learnsLike(ScannerSettings other) {
    return rules.equals(other.rules) && site.equals(other.site) && state.equals(other.state);
  }

  /** The directories whose files make this scanner, as far as they can change. */
  List<Path> directories() {
    List<Path> all = new ArrayList<>();
    rules.filter(r -> !r.equals(INSTALLED)).map(Path::of).ifPresent(all::add);
    site.ifPresent(all::add);
    return all;
  }
}
