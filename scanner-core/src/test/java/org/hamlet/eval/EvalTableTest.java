package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.eval.net.NetEvalTable;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;
import org.junit.jupiter.api.Test;

/** The table of functions and its part of docs/compatibility.md say the same. */
class EvalTableTest {

  private static final Pattern OFFERED =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:works|differs) \\|");

  private static final Classifier ABSENT =
      new Classifier() {
        @Override
        public boolean ready(Settings settings, Optional<String> user) {
          return false;
        }

        @Override
        public Optional<Classification> classify(ClassifierInput input) {
          return Optional.empty();
        }
      };

  @Test
  void documentationNamesTheFunctionsThatWork() throws IOException {
    String page = Files.readString(Path.of("../docs/compatibility.md"));
    String section =
        page.substring(page.indexOf("<!-- evals: begin"), page.indexOf("<!-- evals: end"));
    Set<String> documented = new TreeSet<>();
    Matcher row = OFFERED.matcher(section);
    while (row.find()) {
      documented.add(row.group(1));
    }
    Set<String> offered =
        new TreeSet<>(
            EvalTable.of(
                    Optional.of(ABSENT),
                    Optional.empty(),
                    Optional.empty(),
                    new GeoDatabases(List.of(), List.of()),
                    Clock.systemUTC())
                .names());
    offered.addAll(NetEvalTable.names());
    assertEquals(documented, offered);
  }
}
