package org.hamlet.content.language;

import java.util.Set;

/**
 * How languages are guessed.
 *
 * @param inactive codes of languages not thought of ({@code inactive_languages} without {@code
 *     ok_languages})
 * @param maxLanguages more than this many count as unknown ({@code textcat_max_languages})
 * @param optimalNgrams n-grams as rare as this are left out ({@code textcat_optimal_ngrams})
 * @param maxNgrams n-grams compared, the most frequent ({@code textcat_max_ngrams})
 * @param acceptableScore how far from the best a language may be ({@code textcat_acceptable_score})
 */
public record LanguageOptions(
    Set<String> inactive,
    int maxLanguages,
    int optimalNgrams,
    int maxNgrams,
    double acceptableScore) {

  /** Copies the set. */
  public LanguageOptions {
    inactive = Set.copyOf(inactive);
  }
}
