package org.hamlet.regex;

import java.util.Locale;
import java.util.Optional;

/**
 * The escapes that mean the same inside and outside of brackets: single characters, shorthand sets
 * and properties. The cursor stands after the backslash.
 *
 * <p>Source: perlrebackslash and perlrecharclass of Perl 5.36; {@code /aa} keeps {@code \d \s \w}
 * and POSIX classes in ASCII, while {@code \h \v \p} know ISO 8859-1.
 */
final class CharEscapes {

  /** A code point no byte has, for {@code \x{...}} above 255 without partner in ISO 8859-1. */
  static final int NO_BYTE = 0x100;

  private final PatternCursor in;

  CharEscapes(PatternCursor in) {
    this.in = in;
  }

  /** A shorthand set such as {@code \d}, taken; empty when the next character begins none. */
  Optional<ByteSet> set(boolean fold) throws PatternProblem {
    int c = in.peek();
    ByteSet positive =
        switch (c) {
          case 'd', 'D' -> ByteSet.DIGIT;
          case 's', 'S' -> ByteSet.SPACE;
          case 'w', 'W' -> ByteSet.WORD;
          case 'h', 'H' -> ByteSet.HORIZONTAL;
          case 'v', 'V' -> ByteSet.VERTICAL;
          case 'p', 'P' -> property(fold);
          default -> null;
        };
    if (positive == null) {
      return Optional.empty();
    }
    if (c != 'p' && c != 'P') {
      in.skip(1);
    }
    return Optional.of(c >= 'a' ? positive : positive.complement());
  }

  private ByteSet property(boolean fold) throws PatternProblem {
    int start = in.position() - 1;
    in.skip(1);
    if (in.atEnd()) {
      throw in.problem("empty \\p", start);
    }
    String name = Character.toString(in.next());
    if (name.equals("{")) {
      name = in.takeUntil('}', "missing } of \\p{");
    }
    return ByteProperties.find(name, fold)
        .orElseThrow(() -> in.problem("unknown property in \\p", start));
  }

  /** A single character, taken; empty when the next character does not begin one. */
  Optional<Integer> single() throws PatternProblem {
    int start = in.position() - 1;
    int c = in.peek();
    int simple =
        switch (c) {
          case 'a' -> 7;
          case 'e' -> 27;
          case 'f' -> 12;
          case 'n' -> 10;
          case 'r' -> 13;
          case 't' -> 9;
          default -> -1;
        };
    if (simple >= 0) {
      in.skip(1);
      return Optional.of(simple);
    }
    if (!isAlphanumeric(c)) {
      return Optional.of(in.next());
    }
    return switch (c) {
      case 'x' -> Optional.of(hex(start));
      case 'o' -> Optional.of(braceOctal(start));
      case 'c' -> Optional.of(control(start));
      case '0' -> Optional.of(octal());
      default -> Optional.empty();
    };
  }

  static boolean isAlphanumeric(int c) {
    return c >= 0 && (ByteSet.LETTER.contains(c) || ByteSet.DIGIT.contains(c));
  }

  /** Up to three octal digits. */
  int octal() throws PatternProblem {
    String digits = in.takeDigits(8, 3);
    if (digits.length() < 3 && in.peek() >= 0 && ByteSet.DIGIT.contains(in.peek())) {
      throw in.problem("not an octal digit");
    }
    return Integer.parseInt(digits, 8);
  }

  private int hex(int start) throws PatternProblem {
    in.skip(1);
    if (in.peek() == '{') {
      in.skip(1);
      String digits = in.takeUntil('}', "missing } of \\x{").strip().replace("_", "");
      return code(digits, 16, start);
    }
    String digits = in.takeDigits(16, 2);
    if (digits.length() < 2 && isAlphanumeric(in.peek())) {
      throw in.problem("not a hexadecimal digit");
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
  }

  private int braceOctal(int start) throws PatternProblem {
    in.skip(1);
    if (in.peek() != '{') {
      throw in.problem("missing braces on \\o{}");
    }
    in.skip(1);
    String digits = in.takeUntil('}', "missing } of \\o{").strip().replace("_", "");
    if (digits.isEmpty()) {
      throw in.problem("empty \\o{}", start);
    }
    return code(digits, 8, start);
  }

  /** {@code U+hex} of {@code \N{U+hex}}, without the prefix. */
  int code(String digits, int base, int start) throws PatternProblem {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), base) : -1;
      if (digit < 0) {
        throw in.problem(base == 16 ? "not a hexadecimal digit" : "not an octal digit", start);
      }
      value = Math.min(value * base + digit, Character.MAX_CODE_POINT);
    }
    return value;
  }

  private int control(int start) throws PatternProblem {
    in.skip(1);
    int c = in.atEnd() ? -1 : Character.toUpperCase(in.next());
    boolean clear = c == '?' || (c >= '@' && c <= '_');
    if (!clear) {
      throw in.problem("\\c needs a letter or one of @[\\]^_?", start);
    }
    return c ^ 64;
  }

  /** The bytes a code point matches; under {@code i} some above 255 have a partner below. */
  static ByteSet bytes(int code, boolean fold) {
    if (code < NO_BYTE) {
      ByteSet one = ByteSet.single(code);
      return fold ? one.folded() : one;
    }
    if (!fold) {
      return ByteSet.NONE;
    }
    return switch (code) {
      case 0x178 -> ByteSet.single(0xFF);
      case 0x39C, 0x3BC -> ByteSet.single(0xB5);
      case 0x212B -> ByteSet.single(0xC5).folded();
      case 0x1E9E -> ByteSet.single(0xDF);
      default -> ByteSet.NONE;
    };
  }

  /** The name in lower case without blanks, hyphens, underscores, as Perl compares names. */
  static String looseName(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
