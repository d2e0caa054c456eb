package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of rule types, flags and plugins in docs/compatibility.md and the code say the same.
 */
class RulesDocumentedTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| ?([^|]*?) ?\\|");
  private static final Pattern FLAG_ASKED_FOR =
      Pattern.compile("traits(?:\\(\\))?\\s*\\.has\\(\"(\\w+)\"\\)|flags\\.get\\(\"(\\w+)\"\\)");

  @Test
  void everyKeywordOfRulesIsListed() throws IOException {
    Set<String> keywords =
        SettingTable.load().all().stream()
            .filter(setting -> setting.shape() == Setting.Shape.RULE)
            .map(Setting::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows("rules").keySet()).isEqualTo(keywords);
  }

  @Test
  void everyFlagThatIsAskedForIsListed() throws IOException {
    Set<String> asked = new TreeSet<>(Set.of("maxhits", "range", "nice", "net"));
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        for (MatchResult flag : FLAG_ASKED_FOR.matcher(Files.readString(file)).results().toList()) {
          asked.add(flag.group(1) == null ? flag.group(2) : flag.group(1));
        }
      }
    }
    Map<String, String> listed = rows("tflags");
    listed.values().removeIf("no meaning"::equals);
    assertThat(listed.keySet()).isEqualTo(asked);
  }

  @Test
  void everyPluginIsListedAsLoadedOrNot() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    PluginTable.names().forEach(name -> expected.put(name, "no"));
    PluginTable defaults = new PluginTable();
    defaults.loadDefaults();
    defaults.loaded().forEach(name -> expected.put(name, "yes"));
    assertThat(rows("plugins")).isEqualTo(expected);
  }

  /** The first two cells of each row of a table. */
  private static Map<String, String> rows(String table) throws IOException {
    String page = Files.readString(Path.of("../docs/compatibility.md"));
    int begin = page.indexOf("<!-- " + table + ": begin");
    String text = page.substring(begin, page.indexOf("<!-- " + table + ": end", begin));
    return ROW.matcher(text)
        .results()
        .collect(Collectors.toMap(r -> r.group(1), r -> r.group(2), (a, b) -> a, TreeMap::new));
  }
}
