package org.hamlet.eval;

import java.util.regex.Pattern;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;

/**
 * Charsets whose bytes look like capitals or gibberish to tests made for Latin text: counting there
 * would call honest mail spam.
 */
final class FalsePositiveCharsets {

  private static final Pattern NAMES =
      Pattern.compile(
          "koi|jp|jis|euc|gb|big5|isoir|cp1251|windows-1251|georgianps|pt154|tis",
          Pattern.CASE_INSENSITIVE);

  /** Compat: the name alone, without a language behind it, and whether or not the word ends. */
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([-_a-z0-9]++)\\?", Pattern.CASE_INSENSITIVE);

  private FalsePositiveCharsets() {}

  /** Whether any part declares one, a multipart too. */
  static boolean isAny(ParsedMessage message) {
    return isAny(message.root());
  }

  private static boolean isAny(Part part) {
    return part.charset().filter(FalsePositiveCharsets::is).isPresent()
        || (part instanceof Part.Multipart multipart
            && multipart.parts().stream().anyMatch(FalsePositiveCharsets::isAny));
  }

  /** Whether an encoded word of the field as sent names one. */
  static boolean isNamedIn(String raw) {
    return ENCODED_WORD.matcher(raw).results().anyMatch(word -> is(word.group(1)));
  }

  /** Whether the charset is one: its name has such a word anywhere. */
  private static boolean is(String charset) {
    return NAMES.matcher(charset).find();
  }
}
