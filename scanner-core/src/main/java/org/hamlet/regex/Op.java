package org.hamlet.regex;

/**
 * The instructions of a {@link Program}; behind each its operands. Most go on with the instruction
 * behind them, or fail.
 */
final class Op {

  /** The whole pattern has matched. */
  static final int MATCH = 0;

  /** {@code set}: one byte. */
  static final int SET = 1;

  /** {@code literal}: several bytes. */
  static final int LITERAL = 2;

  /** {@code set min max next}: as many as there are, fewer when what follows wants some. */
  static final int RUN = 3;

  /** {@code set min max next}: as few as what follows allows. */
  static final int LAZY_RUN = 4;

  /** {@code set min max next}: as many as there are, for good. */
  static final int WHOLE_RUN = 5;

  /** {@code choice}: one way after the other. */
  static final int CHOICE = 6;

  /** {@code target}. */
  static final int JUMP = 7;

  /** {@code slot}: a group begins. */
  static final int OPEN = 8;

  /** {@code group slot}: a group ends that began where the slot says. */
  static final int CLOSE = 9;

  /** {@code reference}: the bytes of a group again. */
  static final int REFERENCE = 10;

  /** {@code slot}: a counted loop begins, its count and last place in the slot and the next. */
  static final int LOOP_BEGIN = 11;

  /** {@code slot min max lazy exit}: the body follows, which jumps back here. */
  static final int LOOP = 12;

  /** {@code slot}: an atomic group or a look-ahead begins; height and place are kept. */
  static final int ENTER = 13;

  /** {@code slot}: the atomic group will not be tried in another way. */
  static final int LEAVE = 14;

  /** {@code slot}: likewise, and back to where it began. */
  static final int LEAVE_BACK = 15;

  /** {@code slot target}: what follows must fail, then on at the target. */
  static final int NOT = 16;

  /** {@code slot}: what must fail has succeeded. */
  static final int NOT_FAILED = 17;

  /** {@code width}: so many bytes back. */
  static final int BACK = 18;

  /** {@code reference target}: on at the target unless one of the groups took part. */
  static final int IF_GROUP = 19;

  /** {@code anchor}: a test of the place. */
  static final int ANCHOR = 20;

  /** The match begins here. */
  static final int KEEP = 21;

  private Op() {}
}
