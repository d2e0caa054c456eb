package org.hamlet.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamlet.content.language.LanguageGuess;
import org.hamlet.content.language.LanguageGuess.Scored;
import org.hamlet.rule.Settings;

/** Tags about the language of the body, there where TextCat is loaded. */
final class LanguageTags {

  private LanguageTags() {}

  /** The value of a tag; empty when it is none of these or has no value. */
  static Optional<String> value(String name, ReportInput input, Settings settings) {
    boolean results = name.equals("TEXTCATRESULTS");
    if ((!results && !name.equals("LANGUAGES")) || !settings.isLoaded("TextCat")) {
      return Optional.empty();
    }
    LanguageGuess guess = input.texts().languages();
    if (!results) {
      return Optional.of(String.join(" ", guess.languages()));
    }
    return guess.scores().isEmpty() ? Optional.empty() : Optional.of(results(guess.scores()));
  }

  /** Each language with its score and how many times the best score that is. */
  private static String results(List<Scored> scores) {
    double best = Math.max(1, scores.get(0).score());
    return scores.stream()
        .map(
            s ->
                String.format(
                    Locale.ROOT, "%s:%.0f(%.2f)", s.language(), s.score(), s.score() / best))
        .collect(Collectors.joining(" "));
  }
}
