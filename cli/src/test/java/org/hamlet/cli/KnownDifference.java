package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule whose hits differ from SpamAssassin's for a known reason, a row of {@code
 * agreement/known-differences.tsv}.
 *
 * @param run the recorded run
 * @param sign {@code +} when only we hit, {@code -} when only SpamAssassin does
 * @param rule the rule
 * @param messages how many messages of the run differ in it
 * @param why the reason
 */
record KnownDifference(String run, String sign, String rule, int messages, String why) {

  private static final String RECORDING = "the recording";

  static List<KnownDifference> all() {
    try (InputStream in =
        KnownDifference.class.getResourceAsStream("/agreement/known-differences.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(c -> new KnownDifference(c[0], c[1], c[2], Integer.parseInt(c[3]), c[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rules whose recorded hits are not those of SpamAssassin's programs. */
  static Set<String> misrecorded() {
    return all().stream()
        .filter(difference -> difference.why().startsWith(RECORDING))
        .map(KnownDifference::rule)
        .collect(Collectors.toSet());
  }

  /** The row of the documentation. */
  String documented() {
    return "| `%s` | %s | %d of `%s` | %s |".formatted(rule, sign, messages, run, why);
  }
}
