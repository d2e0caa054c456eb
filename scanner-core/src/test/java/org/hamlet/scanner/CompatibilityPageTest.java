package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md has a row for everything that SpamAssassin knows by name, and no other. */
class CompatibilityPageTest {

  /** Settings that SpamAssassin keeps for itself: no line of a file can set them. */
  private static final Set<String> ITS_OWN =
      Set.of("descriptions", "report_template", "unsafe_report_template", "uri_host_lists");

  /** Functions of plugins that SpamAssassin does not ship. */
  private static final Set<String> OF_OTHER_PLUGINS =
      Set.of("check_hamlet_digest", "check_hamlet_digest_peers", "check_ixhash");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|(?: (`[^|]+) \\|)?");
  private static final Pattern WORD = Pattern.compile("`(\\w+)`");

  private static Map<String, Set<String>> known = Map.of();

  @BeforeAll
  static void askSpamAssassin() throws Exception {
    Path script = Path.of(CompatibilityPageTest.class.getResource("known-words.pl").toURI());
    Process perl;
    try {
      perl =
          new ProcessBuilder("perl", script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("Perl is installed").isNotEqualTo("true");
      assumeTrue(false, "Perl is not installed: nothing was compared");
      throw e;
    }
    known =
        new String(perl.getInputStream().readAllBytes(), US_ASCII)
            .lines()
            .map(line -> line.split(" "))
            .collect(
                Collectors.groupingBy(
                    words -> words[0],
                    Collectors.mapping(words -> words[1], Collectors.toCollection(TreeSet::new))));
    known.forEach((kind, words) -> System.out.printf("%d words: %s%n", words.size(), kind));
  }

  @Test
  void everyPluginHasARowAndNoOther() throws IOException {
    assertThat(rows("plugins")).isEqualTo(known.get("plugin"));
  }

  @Test
  void everyEvalFunctionHasARowAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>(known.get("eval"));
    expected.addAll(OF_OTHER_PLUGINS);
    assertThat(rows("evals")).isEqualTo(expected);
  }

  @Test
  void everySettingHasARow() throws IOException {
    Set<String> documented = rows("settings");
    documented.addAll(rows("rules"));
    Set<String> missing = new TreeSet<>(known.get("setting"));
    missing.removeAll(ITS_OWN);
    missing.removeAll(documented);
    assertThat(missing).isEmpty();
  }

  /** The words of the first column, and of older spellings in the second. */
  private static Set<String> rows(String section) throws IOException {
    String page = Files.readString(Path.of("../docs/compatibility.md"));
    String table =
        page.substring(
            page.indexOf("<!-- " + section + ": begin"), page.indexOf("<!-- " + section + ": end"));
    Set<String> words = new TreeSet<>();
    ROW.matcher(table)
        .results()
        .flatMap(row -> WORD.matcher(row.group()).results())
        .forEach(word -> words.add(word.group(1)));
    return words;
  }
}
