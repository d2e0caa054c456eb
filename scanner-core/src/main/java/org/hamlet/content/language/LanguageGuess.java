package org.hamlet.content.language;

import java.util.List;

/**
 * What languages a text may be in.
 *
 * @param languages their codes, the likeliest first; empty when it cannot be told
 * @param scores what all languages scored, the best first; empty when the text is too short
 */
public record LanguageGuess(List<String> languages, List<Scored> scores) {

  /** Nothing can be told. */
  public static final LanguageGuess UNKNOWN = new LanguageGuess(List.of(), List.of());

  /** Copies the lists. */
  public LanguageGuess {
    languages = List.copyOf(languages);
    scores = List.copyOf(scores);
  }

  /**
   * A language and how badly the text fits it.
   *
   * @param score in bits, the less the better
   */
  public record Scored(String language, double score) {}
}
