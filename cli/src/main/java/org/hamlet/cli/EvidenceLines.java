package org.hamlet.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.hamlet.cli.log.OctetText;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.TokenEvidence;

/** What the classifiers said of a message and why, as lines below its report. */
final class EvidenceLines {

  /** Most tokens, and most features, that are told; {@code --json} tells all that decided. */
  static final int MAX_LINES = 15;

  private EvidenceLines() {}

  /** The lines, each ended by LF. Texts are those of the message, safe for a terminal. */
  static String of(Classification said) {
    StringBuilder lines = new StringBuilder();
    String opinions =
        said.opinions().stream()
            .map(o -> String.format(Locale.ROOT, "%s %.4f", o.by(), o.probability()))
            .collect(Collectors.joining(", "));
    add(lines, "Probability of spam as learned: %.4f (%s)", said.probability(), opinions);
    tokens(lines, said.tokens());
    if (!said.features().isEmpty()) {
      add(lines, "Words that weigh most in the model, above 0 for spam:");
    }
    for (Classification.Feature f : said.features().stream().limit(MAX_LINES).toList()) {
      add(lines, "  %+7.3f  %s", f.weight(), OctetText.shown(f.text()));
    }
    return lines.toString();
  }

  private static void tokens(StringBuilder lines, TokenEvidence tokens) {
    if (tokens.deciding().isEmpty()) {
      return;
    }
    add(
        lines,
        "Tokens: %d spammy, %d hammy, %d neutral, %d new. The strongest, with the spam and ham"
            + " that had them:",
        tokens.spammy(),
        tokens.hammy(),
        tokens.neutral(),
        tokens.unknown());
    for (TokenEvidence.Token t : tokens.deciding().stream().limit(MAX_LINES).toList()) {
      String text = OctetText.shown(t.text());
      add(lines, "  %.3f %6d spam %6d ham  %s", t.probability(), t.spam(), t.ham(), text);
    }
  }

  private static void add(StringBuilder lines, String format, Object... values) {
    lines.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
