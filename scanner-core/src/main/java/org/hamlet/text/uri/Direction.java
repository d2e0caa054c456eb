package org.hamlet.text.uri;

/** In which direction the characters of a host's label are written (RFC 5893, 2). */
final class Direction {

  private static final int TO_RIGHT = 1;
  private static final int TO_LEFT = 2;
  private static final int ARABIC_DIGIT = 4;
  private static final int DIGIT = 8;
  private static final int MARK = 16;
  private static final int OTHER = 32;

  private Direction() {}

  /** Whether a label has characters written to the left that do not fit its others. */
  static boolean isMixed(String label) {
    int all = 0;
    int last = 0;
    for (int i = 0; i < label.length(); i = label.offsetByCodePoints(i, 1)) {
      int kind = kind(label.codePointAt(i));
      all |= kind;
      last = kind == MARK ? last : kind;
    }
    if ((all & (TO_LEFT | ARABIC_DIGIT)) == 0) {
      return false;
    }
    boolean bothDigits = (all & DIGIT) != 0 && (all & ARABIC_DIGIT) != 0;
    boolean fits =
        kind(label.codePointAt(0)) == TO_LEFT
            && (all & TO_RIGHT) == 0
            && !bothDigits
            && (last & (TO_LEFT | DIGIT | ARABIC_DIGIT)) != 0;
    return !fits;
  }

  private static int kind(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> TO_RIGHT;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          TO_LEFT;
      case Character.DIRECTIONALITY_ARABIC_NUMBER -> ARABIC_DIGIT;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> DIGIT;
      case Character.DIRECTIONALITY_NONSPACING_MARK -> MARK;
      default -> OTHER;
    };
  }
}
