package org.hamlet.mailet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;

/**
 * What makes one scanner differ from another. Mailets that say the same share one.
 *
 * @param rules a directory, the word {@link #INSTALLED}, or nothing for the rules in this jar
 * @param site the site's own configuration
 * @param local whether only tests run that need no network
 * @param lines configuration lines read after all files
 */
record ScannerSettings(
    Optional<String> rules, Optional<Path> site, boolean local, List<String> lines) {

  /** Stands for the rules of the SpamAssassin installed on this machine. */
  static final String INSTALLED = "spamassassin";

  ScannerSettings {
    lines = List.copyOf(lines);
  }

  /**
   * Reads everything.
   *
   * @throws IllegalStateException when there is no rule, in one sentence
   */
  Scanner build() {
    ScannerBuilder builder = Scanner.builder().local(local);
    if (rules.isEmpty()) {
      ShippedRules.addTo(builder);
    } else if (rules.get().equals(INSTALLED)) {
      builder.installedSpamAssassin();
    } else {
      builder.rules(Path.of(rules.get()));
    }
    site.ifPresent(builder::site);
    lines.forEach(builder::line);
    Scanner scanner = builder.build();
    if (scanner.ruleCount() == 0) {
      throw new IllegalStateException("no rule in " + rules.orElse("this jar"));
    }
    return scanner;
  }

  /** The directories whose files make this scanner, as far as they can change. */
  List<Path> directories() {
    List<Path> all = new ArrayList<>();
    rules.filter(r -> !r.equals(INSTALLED)).map(Path::of).ifPresent(all::add);
    site.ifPresent(all::add);
    return all;
  }
}
