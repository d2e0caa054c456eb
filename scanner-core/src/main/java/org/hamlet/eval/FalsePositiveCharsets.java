package org.hamlet.eval;

import java.util.regex.Pattern;
import org.hamlet.message.ParsedMessage;

/**
 * Charsets whose bytes look like capitals or gibberish to tests made for Latin text: counting there
 * would call honest mail spam.
 */
final class FalsePositiveCharsets {

  private static final Pattern NAMES =
      Pattern.compile(
          "koi|jp|jis|euc|gb|big5|isoir|cp1251|windows-1251|georgianps|pt154|tis",
          Pattern.CASE_INSENSITIVE);

  private FalsePositiveCharsets() {}

  /** Whether any part declares one. */
  static boolean isAny(ParsedMessage message) {
    return message.leaves().stream()
        .anyMatch(p -> p.charset().map(FalsePositiveCharsets::is).orElse(false));
  }

  /** Whether the charset is one: its name has such a word anywhere. */
  static boolean is(String charset) {
    return NAMES.matcher(charset).find();
  }
}
