package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SpamAssassin's own hits on public corpora against ours, with its installed rules. */
class SpamAssassinAgreementTest {

  private static final List<String> ALL =
      List.of(
          "spamassassin-public",
          "csdmc2010",
          "hard-ham-2",
          "scam-2023",
          "list-spam-2019-26",
          "list-ham-2019-26",
          "trec07p-12k");

  @ParameterizedTest
  @CsvSource({"spamassassin-public, spamassassin-public, 98.0", "others, '', 96.0"})
  void hitsAreTheSameOnNearlyAllMessages(String oracle, String root, double leastPercent)
      throws IOException, InterruptedException {
    Path shared = SharedFolder.require();
    Path corpora = SharedFolder.corpora(shared, ALL);
    HitTable theirs =
        HitTable.read(SharedFolder.table(shared.resolve("oracle/" + oracle + ".tsv.xz")));
    Path list = Path.of("target/" + oracle + ".list");
    Files.write(list, theirs.rows().keySet(), StandardCharsets.ISO_8859_1);
    Path out = Path.of("target/" + oracle + ".tsv");

    int code =
        Hamlet.commandLine()
            .execute(
                "mass-check",
                "--rules",
                "spamassassin",
                "--local",
                "--no-bayes",
                "--threads",
                "2",
                "--root",
                corpora.resolve(root).toString(),
                "--list",
                list.toString(),
                "--out",
                out.toString());

    assertThat(code).isZero();
    HitTable ours = HitTable.read(Files.readAllLines(out, StandardCharsets.ISO_8859_1));
    assertThat(ours.rows()).containsOnlyKeys(theirs.rows().keySet());
    TreeMap<String, Integer> differences = new TreeMap<>(theirs.missingFrom(ours, "-"));
    differences.putAll(ours.missingFrom(theirs, "+"));
    double percent = 100.0 * theirs.identical(ours) / theirs.rows().size();
    System.out.printf(
        "%s: %d messages, identical hits on %.2f %%, differing rules %s%n",
        oracle, theirs.rows().size(), percent, differences);
    assertThat(percent).isGreaterThanOrEqualTo(leastPercent);
  }
}
