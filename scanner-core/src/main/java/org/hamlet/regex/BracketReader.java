package org.hamlet.regex;

import java.util.Optional;

/**
 * Reads a bracketed class; the cursor stands after the opening bracket. Anything Perl warns about
 * is refused, since SpamAssassin refuses a rule whose pattern gives a warning.
 */
final class BracketReader {

  private static final int NOT_SINGLE = -1;

  private final PatternCursor in;
  private final CharEscapes escapes;
  private final Modes modes;
  private final int start;
  private ByteSet members = ByteSet.NONE;

  /** Set by {@link #readItem} when the item was a set, not a character. */
  private ByteSet itemSet = ByteSet.NONE;

  BracketReader(PatternCursor in, Modes modes) {
    this.in = in;
    this.escapes = new CharEscapes(in);
    this.modes = modes;
    this.start = in.position() - 1;
  }

  ByteSet read() throws PatternProblem {
    rejectPosixOutside();
    boolean negated = in.take("^");
    boolean first = true;
    while (true) {
      skipExtendedBlanks();
      if (in.atEnd()) {
        throw in.problem("unmatched [", start);
      }
      if (in.peek() == ']' && !first) {
        in.skip(1);
        break;
      }
      first = false;
      addItemOrRange();
    }
    ByteSet all = modes.fold() ? members.folded() : members;
    return negated ? all.complement() : all;
  }

  private void skipExtendedBlanks() {
    if (modes.extended() > 1) {
      in.skipBlanks();
    }
  }

  private void addItemOrRange() throws PatternProblem {
    int itemStart = in.position();
    int low = readItem();
    if (low == NOT_SINGLE) {
      members = members.or(itemSet);
    }
    skipExtendedBlanks();
    if (in.peek() != '-' || in.peek(1) == ']' || in.peek(1) < 0) {
      addSingle(low);
      return;
    }
    in.skip(1);
    skipExtendedBlanks();
    int high = in.atEnd() ? NOT_SINGLE : readItem();
    if (low == NOT_SINGLE || high == NOT_SINGLE) {
      throw in.problem("false range in []", itemStart);
    }
    if (high < low) {
      throw in.problem("invalid range in []", itemStart);
    }
    members = members.or(ByteSet.range(low, high));
  }

  private void addSingle(int code) {
    if (code != NOT_SINGLE) {
      members = members.or(CharEscapes.bytes(code, modes.fold()));
    }
  }

  /** A code point, or {@link #NOT_SINGLE} with the set in {@link #itemSet}. */
  private int readItem() throws PatternProblem {
    int c = in.peek();
    if (c == '[') {
      Optional<ByteSet> posix = posixClass();
      if (posix.isPresent()) {
        itemSet = posix.get();
        return NOT_SINGLE;
      }
    }
    in.skip(1);
    return c == '\\' ? readEscape() : c;
  }

  private int readEscape() throws PatternProblem {
    int at = in.position() - 1;
    if (in.atEnd()) {
      throw in.problem("unmatched [", start);
    }
    Optional<ByteSet> set = escapes.set(modes.fold());
    if (set.isPresent()) {
      itemSet = set.get();
      return NOT_SINGLE;
    }
    Optional<Integer> single = escapes.single();
    if (single.isPresent()) {
      return single.get();
    }
    int c = in.peek();
    if (c >= '1' && c <= '7') {
      return escapes.octal();
    }
    if (in.take("b")) {
      return '\b';
    }
    if (in.take("N{U+")) {
      return escapes.code(in.takeUntil('}', "missing } of \\N{"), 16, at);
    }
    throw in.problem("unrecognized escape \\" + (char) c + " in []", at);
  }

  /** {@code [:name:]}, taken; empty when the bracket is a plain one. */
  private Optional<ByteSet> posixClass() throws PatternProblem {
    int kind = in.peek(1);
    if (kind != ':' && kind != '.' && kind != '=') {
      return Optional.empty();
    }
    int at = 2;
    while (in.peek(at) == '^' || in.peek(at) == ' ' || CharEscapes.isAlphanumeric(in.peek(at))) {
      at++;
    }
    if (in.peek(at) != kind || in.peek(at + 1) != ']') {
      return Optional.empty();
    }
    int begin = in.position();
    in.skip(2);
    boolean negated = in.take("^");
    StringBuilder name = new StringBuilder();
    while (in.peek() != kind) {
      name.append((char) in.next());
    }
    in.skip(2);
    if (kind != ':') {
      throw in.problem("POSIX syntax [" + (char) kind + " is not supported", begin);
    }
    ByteSet set =
        ByteProperties.posix(name.toString())
            .orElseThrow(() -> in.problem("unknown POSIX class [:" + name + ":]", begin));
    ByteSet folded = modes.fold() ? set.folded() : set;
    return Optional.of(negated ? folded.complement() : folded);
  }

  /** {@code [:alpha:]} without the outer brackets is refused. */
  private void rejectPosixOutside() throws PatternProblem {
    int kind = in.peek();
    if (kind != ':' && kind != '.' && kind != '=') {
      return;
    }
    int at = 1;
    while (in.peek(at) == '^' || in.peek(at) == '-' || CharEscapes.isAlphanumeric(in.peek(at))) {
      at++;
    }
    boolean closed = in.peek(at) == kind && in.peek(at + 1) == ']';
    if (closed && (at > 2 || (at == 2 && kind != ':'))) {
      throw in.problem("POSIX class belongs inside []", start);
    }
  }
}
