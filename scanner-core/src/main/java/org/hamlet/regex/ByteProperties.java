package org.hamlet.regex;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * POSIX classes in ASCII and Unicode properties of the first 256 code points, by name.
 *
 * <p>Source: perluniprops of Perl 5.36. Scripts and blocks that have no code point below 256 are
 * empty sets; names not in this list are refused.
 */
final class ByteProperties {

  private ByteProperties() {}

  /** A class of {@code [:name:]}. */
  static Optional<ByteSet> posix(String name) {
    ByteSet set =
        switch (name) {
          case "alpha" -> ByteSet.LETTER;
          case "digit" -> ByteSet.DIGIT;
          case "alnum" -> ByteSet.LETTER.or(ByteSet.DIGIT);
          case "upper" -> ByteSet.range('A', 'Z');
          case "lower" -> ByteSet.range('a', 'z');
          case "punct" -> ascii(33, 126).and(alnum().complement());
          case "print" -> ascii(32, 126);
          case "graph" -> ascii(33, 126);
          case "cntrl" -> ascii(0, 31).or(ByteSet.single(127));
          case "space" -> ByteSet.SPACE;
          case "blank" -> ByteSet.single(' ').or(ByteSet.single('\t'));
          case "xdigit" -> ByteSet.DIGIT.or(ascii('a', 'f')).or(ascii('A', 'F'));
          case "word" -> ByteSet.WORD;
          case "ascii" -> ascii(0, 127);
          default -> null;
        };
    return Optional.ofNullable(set);
  }

  private static ByteSet alnum() {
    return ByteSet.LETTER.or(ByteSet.DIGIT);
  }

  private static ByteSet ascii(int low, int high) {
    return ByteSet.range(low, high);
  }

  /** A property as in {@code \p{name}}; a leading {@code ^} negates. */
  static Optional<ByteSet> find(String written, boolean fold) {
    boolean negated = written.strip().startsWith("^");
    String name = CharEscapes.looseName(negated ? written.strip().substring(1) : written);
    name = name.replaceFirst("^(?:gc|generalcategory|category|sc|script|scx)[=:]", "");
    if (name.startsWith("is")) {
      name = name.substring(2);
    }
    Optional<ByteSet> found =
        name.startsWith("posix") ? posix(name.substring(5)) : unicode(name, fold);
    if (fold && name.startsWith("posix") && name.matches("posix(?:upper|lower)")) {
      found = Optional.of(ByteSet.LETTER);
    }
    return negated ? found.map(ByteSet::complement) : found;
  }

  private static Optional<ByteSet> unicode(String written, boolean fold) {
    String name = written.startsWith("xposix") ? written.substring(6) : written;
    boolean cased = name.matches("lu|ll|lt|upper|lower|(?:upper|lower|title)case(?:letter)?");
    if (fold && cased) {
      return Optional.of(letters(name.startsWith("l") && name.length() == 2));
    }
    return predicate(name).map(ByteProperties::collect);
  }

  /** Cased letters; the ordinal indicators have case but are no upper- or lower-case letters. */
  private static ByteSet letters(boolean byCategory) {
    return collect(
        c ->
            Character.isUpperCase(c)
                || (byCategory
                    ? Character.getType(c) == Character.LOWERCASE_LETTER
                    : Character.isLowerCase(c)));
  }

  private static Optional<IntPredicate> predicate(String name) {
    IntPredicate test =
        switch (name) {
          case "any", "all", "unicode", "assigned" -> c -> true;
          case "ascii", "basiclatin", "inbasiclatin" -> c -> c < 128;
          case "latin1", "l1", "latin1supplement", "inlatin1", "latin1sup" -> c -> c >= 128;
          case "alpha", "alphabetic" -> Character::isAlphabetic;
          case "alnum" -> c -> Character.isAlphabetic(c) || Character.isDigit(c);
          case "digit", "nd", "decimalnumber" -> Character::isDigit;
          case "upper", "uppercase" -> Character::isUpperCase;
          case "lower", "lowercase" -> Character::isLowerCase;
          case "word", "w" -> c -> Character.isAlphabetic(c) || Character.isDigit(c) || c == '_';
          case "space", "whitespace", "spaceperl", "xspaceperl" ->
              c -> ByteSet.SPACE.contains(c) || c == 0x85 || c == 0xA0;
          case "blank", "horizspace" -> c -> ByteSet.HORIZONTAL.contains(c);
          case "vertspace" -> c -> ByteSet.VERTICAL.contains(c);
          case "cntrl", "control", "cc" -> Character::isISOControl;
          case "xdigit", "hexdigit", "hex", "ahex", "asciihexdigit" ->
              c -> Character.digit(c, 16) >= 0 && c < 128;
          case "latin", "latn" -> c -> isLatin(c);
          case "common", "zyyy" -> c -> !isLatin(c);
          case "greek",
              "cyrillic",
              "han",
              "hebrew",
              "arabic",
              "thai",
              "hangul",
              "hiragana",
              "katakana",
              "armenian",
              "devanagari",
              "grek",
              "cyrl",
              "hani",
              "lt",
              "titlecase",
              "titlecaseletter",
              "m",
              "mn",
              "mc",
              "me",
              "mark",
              "lm",
              "modifierletter",
              "nl",
              "zl",
              "zp",
              "cs",
              "co",
              "surrogate",
              "privateuse" ->
              c -> false;
          default -> null;
        };
    return test != null ? Optional.of(test) : category(name);
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static Optional<IntPredicate> category(String name) {
    IntPredicate test =
        switch (name) {
          case "l", "letter" -> Character::isLetter;
          case "lu", "uppercaseletter" -> type(Character.UPPERCASE_LETTER);
          case "ll", "lowercaseletter" -> type(Character.LOWERCASE_LETTER);
          case "lc", "l&", "casedletter" ->
              type(Character.UPPERCASE_LETTER).or(type(Character.LOWERCASE_LETTER));
          case "lo", "otherletter" -> type(Character.OTHER_LETTER);
          case "n", "number" -> type(Character.DECIMAL_DIGIT_NUMBER).or(type(OTHER_NUMBER));
          case "no", "othernumber" -> type(OTHER_NUMBER);
          case "p", "punct", "punctuation" -> c -> "PcPdPsPePiPfPo".contains(code(c));
          case "pc", "pd", "ps", "pe", "pi", "pf", "po", "sm", "sc", "sk", "so", "cf", "zs" ->
              c -> code(c).equalsIgnoreCase(name);
          case "s", "symbol" -> c -> "SmScSkSo".contains(code(c));
          case "z", "separator" -> c -> code(c).equals("Zs");
          case "c", "other" -> c -> Character.isISOControl(c) || code(c).equals("Cf");
          default -> null;
        };
    return Optional.ofNullable(test);
  }

  private static final int OTHER_NUMBER = Character.OTHER_NUMBER;

  private static IntPredicate type(int type) {
    return c -> Character.getType(c) == type;
  }

  /** Unicode's two-letter name of the general category, for the categories used here. */
  private static String code(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION -> "Pc";
      case Character.DASH_PUNCTUATION -> "Pd";
      case Character.START_PUNCTUATION -> "Ps";
      case Character.END_PUNCTUATION -> "Pe";
      case Character.INITIAL_QUOTE_PUNCTUATION -> "Pi";
      case Character.FINAL_QUOTE_PUNCTUATION -> "Pf";
      case Character.OTHER_PUNCTUATION -> "Po";
      case Character.MATH_SYMBOL -> "Sm";
      case Character.CURRENCY_SYMBOL -> "Sc";
      case Character.MODIFIER_SYMBOL -> "Sk";
      case Character.OTHER_SYMBOL -> "So";
      case Character.FORMAT -> "Cf";
      case Character.SPACE_SEPARATOR -> "Zs";
      default -> "-";
    };
  }

  private static ByteSet collect(IntPredicate test) {
    ByteSet set = ByteSet.NONE;
    for (int i = 0; i < 256; i++) {
      if (test.test(i)) {
        set = set.or(ByteSet.single(i));
      }
    }
    return set;
  }
}
