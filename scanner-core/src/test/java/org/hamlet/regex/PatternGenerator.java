package org.hamlet.regex;

import java.util.List;
import java.util.Random;

/** Random patterns over a small alphabet, and texts on which they have a chance. */
final class PatternGenerator {

  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "A",
          "ab",
          "foo",
          "ss",
          "k",
          "\\xE9",
          "\u00C9",
          "\u00DF",
          "\u00FF",
          "\u00B5",
          "\\.",
          "\\@",
          "\\_",
          "\\<",
          "=",
          "#",
          " ",
          "\\ ",
          ".",
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "\\h",
          "\\H",
          "\\v",
          "\\V",
          "\\R",
          "\\N",
          "\\X",
          "\\t",
          "\\n",
          "\\r",
          "\\x41",
          "\\x{e9}",
          "\\x{100}",
          "\\x{17f}",
          "\\x{178}",
          "\\o{101}",
          "\\101",
          "\\012",
          "\\0",
          "\\cJ",
          "\\N{U+e9}",
          "\\p{L}",
          "\\PL",
          "\\p{Lu}",
          "\\p{IsAlpha}",
          "\\p{^Ll}",
          "\\p{PosixUpper}",
          "\\p{Punct}",
          "[[:punct:]]",
          "[ab]",
          "[^ab]",
          "[a-c]",
          "[]a]",
          "[^]a]",
          "[a[b]",
          "[a&&b]",
          "[\\w.]",
          "[^\\d\\s]",
          "[\\xC0-\\xDF]",
          "[^\\xC9]",
          "[[:alpha:]]",
          "[[:^upper:]0]",
          "[[:xdigit:][:cntrl:]]",
          "[\\h\\v]",
          "[^\\H]",
          "[\\b\\n]",
          "[a\\-z]",
          "[-a]",
          "[a-]",
          "[\\101-\\103]",
          "[$^|]",
          "[\\p{Lu}1]",
          "[a b]",
          "[#]",
          "\\$",
          "\\^",
          "}",
          "]",
          "\\{",
          "\\1",
          "\\2",
          "\\g1",
          "\\g{-1}",
          "\\10",
          "[[:word:]]",
          "[^[:space:]]",
          "[[:blank:][:graph:]]",
          "[[:^print:]a]",
          "\\p{PosixDigit}",
          "\\P{Space}",
          "[\\P{L}b]",
          "[\\x{61}-\\x{63}]",
          "[\\N{U+62}]",
          "\\g{1}",
          "\\g2",
          "[\\n-\\r]");
  private static final List<String> ANCHORS =
      List.of(
          "^",
          "$",
          "\\b",
          "\\B",
          "\\A",
          "\\z",
          "\\Z",
          "\\G",
          "\\K",
          "(?i)",
          "(?-i)",
          "(?s)",
          "(?m)",
          "(?x)",
          "(?#note)");
  private static final List<String> QUANTIFIERS =
      List.of(
          "*",
          "+",
          "?",
          "*?",
          "+?",
          "??",
          "*+",
          "++",
          "?+",
          "{2}",
          "{1,2}",
          "{0,2}?",
          "{,2}",
          "{1,}",
          "{2}+",
          "{ 1, 2 }",
          "{0}");
  private static final List<String> OPENINGS =
      List.of(
          "(",
          "(",
          "(",
          "(?:",
          "(?:",
          "(?>",
          "(?=",
          "(?!",
          "(?<=",
          "(?<!",
          "(?i:",
          "(?-i:",
          "(?s-m:",
          "(?<n>",
          "(?P<n_2>",
          "(?'q'",
          "(?x: ",
          "(?|",
          "(?|",
          "(*pla:",
          "(*nlb:");
  private static final List<String> TAILS =
      List.of(
          "\\k<n>",
          "(?P=n_2)",
          "\\g{q}",
          "(?(1)a|b)",
          "(?(<n>)b)",
          "(?(9)a|b)",
          "{",
          "a{x",
          "\\8",
          "\\y",
          "[",
          ")",
          "**",
          "\\b{wb}",
          "\\Qa.b\\E",
          "\\E",
          "(?|(a)|(?<n>b))\\1",
          "(*FAIL)",
          "(?(R)a|b)",
          "(?(DEFINE)(a))",
          "(?(?=a)a|b)",
          "[[:nosuch:]]",
          "[b-a]",
          "\\p{NoSuch}",
          "(?<1>a)",
          "(?<n",
          "(?z)",
          "\\g{-9}",
          "\\k<nosuch>");
  private static final List<String> MODIFIERS =
      List.of("", "", "", "i", "i", "s", "m", "x", "im", "is", "ims", "xx", "n", "a");
  private static final String TEXT_CHARS =
      "aaabbbcAABkKsSfoo01 ..@_=<#\n\n\r\t\u0000\b\f\u000b-[]&^$|{}\u00C9\u00E9\u00DF\u00FF\u00B5\u0085\u00A0\u00AA\u00D7";

  private static final List<String> BEHIND = List.of("(?<=", "(?<!", "(*nlb:");

  /** What Perl 5.36 itself gets wrong in a look-behind, or refuses there by its optimizer. */
  private static final List<String> NOT_BEHIND =
      List.of("\\X", "\\R", "++", "*+", "?+", "{2}+", "(?>");

  private final Random random;
  private int behind;

  PatternGenerator(long seed) {
    random = new Random(seed);
  }

  /** Modifiers, then the pattern. */
  String[] pattern() {
    StringBuilder out = new StringBuilder();
    alternation(out, 0);
    if (random.nextInt(40) == 0) {
      out.append(pick(TAILS));
    }
    return new String[] {pick(MODIFIERS), out.toString()};
  }

  String text() {
    int length = random.nextInt(14);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(TEXT_CHARS.charAt(random.nextInt(TEXT_CHARS.length())));
    }
    if (random.nextInt(4) == 0) {
      out.append('\n');
    }
    return out.toString();
  }

  private void alternation(StringBuilder out, int depth) {
    sequence(out, depth);
    while (random.nextInt(4) == 0) {
      out.append('|');
      sequence(out, depth);
    }
  }

  private void sequence(StringBuilder out, int depth) {
    int parts = (depth == 0 ? 1 : 0) + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      int choice = random.nextInt(10);
      if (choice == 0) {
        out.append(pick(ANCHORS));
      } else if (choice < 4 && depth < 3) {
        String opening = pick(OPENINGS);
        int look = BEHIND.contains(opening) ? 1 : 0;
        out.append(opening);
        behind += look;
        alternation(out, depth + 1);
        behind -= look;
        out.append(')');
      } else {
        out.append(pick(ATOMS));
      }
      if (random.nextInt(3) == 0) {
        out.append(pick(QUANTIFIERS));
      }
    }
  }

  private String pick(List<String> from) {
    String picked = from.get(random.nextInt(from.size()));
    return behind > 0 && NOT_BEHIND.contains(picked) ? "b" : picked;
  }
}
