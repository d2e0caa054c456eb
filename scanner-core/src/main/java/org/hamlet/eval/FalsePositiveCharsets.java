package org.hamlet.eval;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hamlet.message.ParsedMessage;

/**
 * Charsets whose bytes look like capitals or gibberish to tests made for Latin text: counting there
 * would call honest mail spam.
 */
final class FalsePositiveCharsets {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:koi|jp|jis|euc|gb|big5|isoir|cp1251|windows-?1251|georgianps|pt154|tis|ks_c).*");

  private FalsePositiveCharsets() {}

  /** Whether any part declares one. */
  static boolean isAny(ParsedMessage message) {
    return message.leaves().stream()
        .anyMatch(p -> p.charset().map(FalsePositiveCharsets::is).orElse(false));
  }

  /** Whether the charset is one. */
  static boolean is(String charset) {
    String lower = charset.toLowerCase(Locale.ROOT);
    return NAMES.matcher(lower).matches()
        || lower.startsWith("iso-2022-")
        || lower.startsWith("shift_jis");
  }
}
