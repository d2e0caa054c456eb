package org.hamlet.rule;

import java.util.List;
import java.util.Locale;

/** {@code bayes_token_sources}: words that add to and take from a set, read in sequence. */
final class TokenSources {

  private static final List<String> ALL =
      List.of("header", "visible", "invisible", "uri", "mimepart");
  static final List<String> DEFAULT = List.of("header", "visible", "invisible", "uri");

  private TokenSources() {}

  /** Applies a line to the set. */
  static void apply(String value, List<String> sources) throws BadLine {
    for (String word : Words.of(value.toLowerCase(Locale.ROOT))) {
      String plain = word.startsWith("no") ? word.substring(2) : word;
      if (word.equals("all")) {
        sources.clear();
        sources.addAll(ALL);
      } else if (word.equals("none") || word.equals("noall")) {
        sources.clear();
      } else if (!ALL.contains(plain)) {
        throw new BadLine(value.toLowerCase(Locale.ROOT).indexOf(word), "no token source " + word);
      } else if (word.startsWith("no")) {
        sources.remove(plain);
      } else if (!sources.contains(plain)) {
        sources.add(plain);
      }
    }
  }
}
