package org.hamlet.regex;

import java.util.Optional;

/**
 * A condition on the two bytes between which a place lies: an anchor, or a look-around of one byte.
 * Holds wherever the pattern's own condition does, sometimes more often.
 *
 * @param kind which condition
 * @param set the bytes that are looked for; {@link ByteSet#NONE} for the anchors
 */
record Guard(Kind kind, ByteSet set) {

  /** Stands for what is before the first and after the last byte of a text. */
  static final int EDGE = 256;

  /** The conditions. */
  enum Kind {
    LEFT_EDGE,
    RIGHT_EDGE,
    LINE_START,
    LINE_END,
    WORD_BOUNDARY,
    NOT_WORD_BOUNDARY,
    LEFT_IN,
    LEFT_NOT_IN,
    RIGHT_IN,
    RIGHT_NOT_IN
  }

  /** The guard of a node; empty for one that always holds or is not known. */
  static Optional<Guard> of(Node node) {
    if (node instanceof Node.Anchor anchor) {
      return kindOf(anchor).map(kind -> new Guard(kind, ByteSet.NONE));
    }
    if (node instanceof Node.Look look && look.body() instanceof Node.Chars chars) {
      Kind behind = look.negated() ? Kind.LEFT_NOT_IN : Kind.LEFT_IN;
      Kind ahead = look.negated() ? Kind.RIGHT_NOT_IN : Kind.RIGHT_IN;
      return Optional.of(new Guard(look.ahead() ? ahead : behind, chars.set()));
    }
    return Optional.empty();
  }

  private static Optional<Kind> kindOf(Node.Anchor anchor) {
    return switch (anchor) {
      case TEXT_START -> Optional.of(Kind.LEFT_EDGE);
      case TEXT_END -> Optional.of(Kind.RIGHT_EDGE);
      case LINE_START -> Optional.of(Kind.LINE_START);
      case LAST_LINE_END, LINE_END -> Optional.of(Kind.LINE_END);
      case WORD_BOUNDARY -> Optional.of(Kind.WORD_BOUNDARY);
      case NOT_WORD_BOUNDARY -> Optional.of(Kind.NOT_WORD_BOUNDARY);
      case SEARCH_START, KEEP -> Optional.empty();
    };
  }

  /** Whether it holds between two bytes, each 0 to 255 or {@link #EDGE}. */
  boolean holds(int left, int right) {
    return switch (kind) {
      case LEFT_EDGE -> left == EDGE;
      case RIGHT_EDGE -> right == EDGE;
      case LINE_START -> left == EDGE || left == '\n';
      case LINE_END -> right == EDGE || right == '\n';
      case WORD_BOUNDARY -> isIn(ByteSet.WORD, left) != isIn(ByteSet.WORD, right);
      case NOT_WORD_BOUNDARY -> isIn(ByteSet.WORD, left) == isIn(ByteSet.WORD, right);
      case LEFT_IN -> isIn(set, left);
      case LEFT_NOT_IN -> !isIn(set, left);
      case RIGHT_IN -> isIn(set, right);
      case RIGHT_NOT_IN -> !isIn(set, right);
    };
  }

  /** The bytes that it tells apart; it also tells apart the edge of the text. */
  ByteSet distinguished() {
    return switch (kind) {
      case LEFT_EDGE, RIGHT_EDGE -> ByteSet.NONE;
      case LINE_START, LINE_END -> ByteSet.NEWLINE;
      case WORD_BOUNDARY, NOT_WORD_BOUNDARY -> ByteSet.WORD;
      case LEFT_IN, LEFT_NOT_IN, RIGHT_IN, RIGHT_NOT_IN -> set;
    };
  }

  /** Whether it depends on the byte to the right. */
  boolean looksRight() {
    return switch (kind) {
      case LEFT_EDGE, LINE_START, LEFT_IN, LEFT_NOT_IN -> false;
      default -> true;
    };
  }

  // as in Follow

  @Override
  public boolean equals(Object other) {
    return other instanceof Guard guard && kind == guard.kind && set.equals(guard.set);
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + set.hashCode();
  }

  private static boolean isIn(ByteSet set, int value) {
    return value != EDGE && set.contains(value);
  }
}
