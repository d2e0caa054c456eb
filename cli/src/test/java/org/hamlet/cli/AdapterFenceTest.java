package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of which packages each adapter may name types, in its imports or anywhere else in its sources.
 * Sources are read, not classes, so that one test covers all modules whatever was built before.
 */
class AdapterFenceTest {

  private static final Pattern NAMED =
      Pattern.compile("\\borg\\.hamlet\\.(\\w+)\\.(?:\\w+\\.)*[A-Z]");

  /** A type of this module, by its package; one without is of the last. */
  private static final Pattern OWN =
      Pattern.compile("\\borg\\.hamlet\\.cli\\.(?:([a-z]+)\\.)?[A-Z]");

  @ParameterizedTest
  @CsvSource({
    "spamd-protocol, scanner verdict spamd",
    "mailet,         scanner verdict mailet models",
    "cli,            scanner verdict cli models spamd"
  })
  void ofTheCoreOnlyScannerAndVerdictAreNamed(String module, String allowed) throws IOException {
    Path sources = Path.of("..", module, "src/main/java");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = NAMED.matcher(Files.readString(file));
        while (matcher.find()) {
          named.add(matcher.group(1));
        }
      }
    }
    assertThat(named).as("sources of %s", module).isNotEmpty();
    assertThat(List.of(allowed.split(" "))).containsAll(named);
  }

  /** The order of ARCHITECTURE.md; the commands themselves are in the last, which has no name. */
  @ParameterizedTest
  @CsvSource({"failure", "log", "common", "updates", "spamd"})
  void packagesOfTheCommandImportOnlyThoseBefore(String own) throws IOException {
    List<String> order = List.of("failure", "log", "common", "updates", "spamd");
    List<String> before = order.subList(0, order.indexOf(own) + 1);
    Path sources = Path.of("src/main/java/org/hamlet/cli", own);
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        assertThat(OWN.matcher(Files.readString(file)).results().map(m -> m.group(1)))
            .as("packages named in %s", file)
            .isSubsetOf(before);
      }
    }
  }
}
