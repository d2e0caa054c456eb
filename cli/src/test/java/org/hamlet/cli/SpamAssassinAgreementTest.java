package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SpamAssassin's own hits on public corpora against ours, with its installed rules: equal but for
 * {@link KnownDifference}s. Rules that the recording got wrong (docs/decisions/0008) count in the
 * differences, not in the shares.
 */
class SpamAssassinAgreementTest {

  /** Messages with the very same hits, of each recorded run. */
  private static final double LEAST_PERCENT = 99.9;

  /** Messages with the same score. */
  private static final double LEAST_SCORED_PERCENT = 99.95;

  private static final double SCORE_TOLERANCE = 0.05;

  private static final String BEGIN = "<!-- differences: begin -->";
  private static final String END = "<!-- differences: end -->";

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
  @CsvSource({"spamassassin-public, spamassassin-public", "others, ''"})
  void hitsDifferWhereItIsKnownAndNowhereElse(String oracle, String root)
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
    Set<String> misrecorded = KnownDifference.misrecorded();
    double percent =
        percent(theirs.without(misrecorded).identical(ours.without(misrecorded)), theirs);
    HitTable scored = theirs.whereEqual(ours, misrecorded);
    double alike = percent(scored.scoredAlike(ours, SCORE_TOLERANCE), scored);
    System.out.printf(
        "%s: %d messages, identical hits on %.2f %%, score alike on %.2f %%, differing rules %s%n",
        oracle, theirs.rows().size(), percent, alike, differences);
    assertThat(differences).isEqualTo(known(oracle));
    assertThat(percent).isGreaterThanOrEqualTo(LEAST_PERCENT);
    assertThat(alike).isGreaterThanOrEqualTo(LEAST_SCORED_PERCENT);
  }

  private static double percent(long part, HitTable all) {
    return 100.0 * part / all.rows().size();
  }

  private static Map<String, Integer> known(String run) {
    Map<String, Integer> known = new TreeMap<>();
    KnownDifference.all().stream()
        .filter(difference -> difference.run().equals(run))
        .forEach(d -> known.put(d.sign() + " " + d.rule(), d.messages()));
    return known;
  }

  @Test
  void theDocumentListsTheKnownDifferences() throws IOException {
    String document = Files.readString(Path.of("../docs/compatibility.md"));
    String expected =
        KnownDifference.all().stream()
            .map(KnownDifference::documented)
            .collect(Collectors.joining("\n"));
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    assertThat(begin).as(BEGIN).isNotNegative();
    String rows =
        document
            .substring(begin + BEGIN.length(), end)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .collect(Collectors.joining("\n"));
    assertThat(rows).isEqualTo(expected);
  }
}
