package org.hamlet.digest.pyzor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.text.html.EntityTable;

/**
 * Text with its character references, by name or number, replaced by what they stand for, as Python
 * does it: names of HTML 4 (it knows those of HTML 5), and names that begin one which needs no
 * semicolon.
 */
final class CharacterReferences {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|([^\\t\\n\\f <&#;]{1,32})(;?))");

  /** What 0x80 to 0x9F stand for: octets of Windows-1252. */
  private static final String WINDOWS =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
          + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u009D\u017E\u0178";

  private static final int DECIMAL = 10;
  private static final int HEXADECIMAL = 16;
  static final int MAX_DIGITS = 9;
  private static final String REPLACEMENT = "\uFFFD";

  private CharacterReferences() {}

  static String resolve(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(meaning(matcher)));
  }

  private static String meaning(Matcher found) {
    if (found.group(1) != null) {
      return number(found.group(1), DECIMAL);
    }
    if (found.group(2) != null) {
      return number(found.group(2), HEXADECIMAL);
    }
    String name = found.group(3);
    if (!found.group(4).isEmpty()) {
      String exact = named(name, true);
      if (!exact.isEmpty()) {
        return exact;
      }
    }
    for (int length = name.length(); length > 1; length--) {
      String known = named(name.substring(0, length), false);
      if (!known.isEmpty()) {
        return known + name.substring(length) + found.group(4);
      }
    }
    return found.group();
  }

  /** HTML 5 knows some names in capitals as well, and has other angle brackets. */
  private static String named(String name, boolean semicolon) {
    return switch (name) {
      case "AMP", "LT", "GT", "QUOT", "COPY", "REG" ->
          EntityTable.find(name.toLowerCase(Locale.ROOT), semicolon);
      case "lang" -> semicolon ? "\u27E8" : "";
      case "rang" -> semicolon ? "\u27E9" : "";
      case "apos" -> semicolon ? "'" : "";
      default -> EntityTable.find(name, semicolon);
    };
  }

  private static String number(String digits, int radix) {
    String significant = digits.replaceFirst("^0+", "");
    if (significant.isEmpty() || significant.length() > MAX_DIGITS) {
      return REPLACEMENT;
    }
    int code = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(significant, radix));
    if (code >= 0x80 && code <= 0x9F) {
      return WINDOWS.substring(code - 0x80, code - 0x80 + 1);
    }
    if (code > Character.MAX_CODE_POINT || Character.getType(code) == Character.SURROGATE) {
      return REPLACEMENT;
    }
    return isForbidden(code) ? "" : Character.toString(code);
  }

  /** Control characters and what Unicode keeps for none; carriage return stays. */
  private static boolean isForbidden(int code) {
    return (code < 0x20 && "\t\n\f\r".indexOf(code) < 0)
        || code == 0x7F
        || (code >= 0xFDD0 && code <= 0xFDEF)
        || (code & 0xFFFE) == 0xFFFE;
  }
}
