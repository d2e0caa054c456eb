package org.hamlet.regex;

import java.util.Arrays;
import org.hamlet.message.Bytes;

/**
 * Runs a {@link Program} on a text as Perl would: ways are tried in order, and the last choice that
 * has another way is taken up again after a failure. What there is to come back to lies on a stack
 * of its own, so that no text can exhaust the thread's. Confined to one thread.
 */
final class Backtracker {

  /** Bytes of a run that count as one step. */
  private static final int RUN_BYTES_PER_STEP_SHIFT = 4;

  /** By byte the first of those that are the same in another case. */
  private static final byte[] FOLDED = new byte[256];

  static {
    for (int i = 0; i < FOLDED.length; i++) {
      FOLDED[i] = (byte) ByteSet.single(i).folded().first();
    }
  }

  private final Program program;
  private byte[] text = {};
  private int begin;
  private int end;
  private final int[] slots;
  private int searchStart;
  private final Trail trail;
  private int pc;
  private int pos;
  private long stepsLeft;

  /** One that has no text yet. */
  Backtracker(Program program) {
    this.program = program;
    this.slots = new int[program.slots()];
    this.trail = new Trail(slots);
  }

  /** Goes on with another text. */
  void read(Bytes next) {
    text = next.array();
    begin = next.offset();
    end = next.end();
  }

  /** How an attempt ended. */
  enum Outcome {
    MATCH,
    NO_MATCH,
    /** The steps allowed were used up; it can go on. */
    TIRED,
    /** The stack was used up. */
    TOO_DEEP
  }

  /** Where searches begin from now on, for {@code \G}. */
  void searchFrom(int from) {
    searchStart = begin + from;
  }

  /** Begins an attempt at one place of the text. */
  void begin(int at) {
    Arrays.fill(slots, 0, 2 * (program.groupCount() + 1), -1);
    pc = 0;
    pos = begin + at;
    slots[0] = pos;
    trail.clear();
  }

  /**
   * Goes on with the attempt.
   *
   * @param steps how many steps it may take
   */
  Outcome go(long steps) {
    stepsLeft = steps;
    while (--stepsLeft >= 0) {
      if (program.at(pc) == Op.MATCH) {
        slots[1] = pos;
        return Outcome.MATCH;
      }
      if (!step() && !resume()) {
        return Outcome.NO_MATCH;
      }
      if (trail.isOverfull()) {
        return Outcome.TOO_DEEP;
      }
    }
    return Outcome.TIRED;
  }

  /** Steps left over by {@link #go}; less than 0 after {@link Outcome#TIRED}. */
  long stepsLeft() {
    return stepsLeft;
  }

  /** Where the last match begins or ends, or a group; -1 for a group that took no part. */
  int bound(int group, int which) {
    int place = slots[2 * group + which];
    return place < 0 ? -1 : place - begin;
  }

  private boolean step() {
    int at = pc;
    return switch (program.at(at)) {
      case Op.SET -> set(program.set(program.at(at + 1)));
      case Op.LITERAL -> literal(program.literal(program.at(at + 1)));
      case Op.RUN -> run(at);
      case Op.LAZY_RUN -> lazyRun(at);
      case Op.WHOLE_RUN -> wholeRun(at);
      case Op.CHOICE -> choose(at, 0);
      case Op.JUMP -> goOn(program.at(at + 1));
      case Op.OPEN -> open(at);
      case Op.CLOSE -> close(at);
      case Op.REFERENCE -> reference(program.reference(program.at(at + 1)));
      case Op.LOOP_BEGIN -> beginLoop(at);
      case Op.LOOP -> loop(at);
      case Op.ENTER -> enter(at);
      case Op.LEAVE -> leave(at, pos);
      case Op.LEAVE_BACK -> leave(at, slots[program.at(at + 1) + 1]);
      case Op.NOT -> not(at);
      case Op.NOT_FAILED -> notFailed(at);
      case Op.BACK -> back(at);
      case Op.IF_GROUP -> ifGroup(at);
      case Op.ANCHOR -> holds(program.anchor(program.at(at + 1))) && goOn(at + 2);
      case Op.KEEP -> keep(at);
      default -> throw new IllegalStateException("instruction " + program.at(at));
    };
  }

  private boolean goOn(int at) {
    pc = at;
    return true;
  }

  private int next(int at) {
    return at < end ? text[at] & 0xFF : Membership.AT_END;
  }

  private boolean set(Membership set) {
    if (pos >= end || !set.contains(text[pos] & 0xFF)) {
      return false;
    }
    pos++;
    pc += 2;
    return true;
  }

  private boolean literal(Literal literal) {
    if (!literal.isAt(text, pos, end)) {
      return false;
    }
    pos += literal.length();
    pc += 2;
    return true;
  }

  /** The place up to which a run can take bytes; less than allowed when there are too few. */
  private int runEnd(int at, int max) {
    Membership set = program.set(program.at(at + 1));
    int last = max < end - pos ? pos + max : end;
    int to = pos;
    while (to < last && set.contains(text[to] & 0xFF)) {
      to++;
    }
    stepsLeft -= (to - pos) >> RUN_BYTES_PER_STEP_SHIFT;
    return to;
  }

  private boolean wholeRun(int at) {
    int to = runEnd(at, program.at(at + 3));
    if (to - pos < program.at(at + 2)) {
      return false;
    }
    pos = to;
    return goOn(at + 5);
  }

  private boolean run(int at) {
    int to = runEnd(at, program.at(at + 3));
    int least = pos + program.at(at + 2);
    return to >= least && shorter(at, least, to);
  }

  /** Goes on behind a run that ends at {@code to} or before, where what follows may begin. */
  private boolean shorter(int at, int least, int to) {
    Membership wanted = program.set(program.at(at + 4));
    int place = to;
    while (place >= least && !wanted.contains(next(place))) {
      place--;
    }
    stepsLeft -= (to - place) >> RUN_BYTES_PER_STEP_SHIFT;
    if (place < least) {
      return false;
    }
    if (place > least) {
      trail.push(at, Trail.SHORTER, least, place - 1);
    }
    pos = place;
    return goOn(at + 5);
  }

  private boolean lazyRun(int at) {
    int least = program.at(at + 2);
    int to = runEnd(at, least);
    if (to - pos < least) {
      return false;
    }
    int most = program.at(at + 3) - least;
    return longer(at, most < end - to ? to + most : end, to);
  }

  /** Goes on behind a lazy run that ends at {@code to} or behind that. */
  private boolean longer(int at, int most, int to) {
    Membership set = program.set(program.at(at + 1));
    Membership wanted = program.set(program.at(at + 4));
    int place = to;
    boolean found = wanted.contains(next(place));
    while (!found && place < most && set.contains(text[place] & 0xFF)) {
      place++;
      found = wanted.contains(next(place));
    }
    stepsLeft -= (place - to) >> RUN_BYTES_PER_STEP_SHIFT;
    if (!found) {
      return false;
    }
    if (place < most && set.contains(text[place] & 0xFF)) {
      trail.push(at, Trail.LONGER, most, place + 1);
    }
    pos = place;
    return goOn(at + 5);
  }

  private boolean choose(int at, int from) {
    Choice choice = program.choice(program.at(at + 1));
    int next = next(pos);
    int way = choice.first(from, next);
    if (way < 0) {
      return false;
    }
    int other = choice.first(way + 1, next);
    if (other >= 0) {
      trail.push(at, Trail.WAY, pos, other);
    }
    return goOn(choice.target(way, next));
  }

  private boolean open(int at) {
    int slot = program.at(at + 1);
    trail.keep(slot);
    slots[slot] = pos;
    return goOn(at + 2);
  }

  private boolean close(int at) {
    int slot = 2 * program.at(at + 1);
    trail.keepTwo(slot);
    slots[slot] = slots[program.at(at + 2)];
    slots[slot + 1] = pos;
    return goOn(at + 3);
  }

  private boolean keep(int at) {
    trail.keep(0);
    slots[0] = pos;
    return goOn(at + 1);
  }

  /** The first group of several that took part; 0 when none did. */
  private int tookPart(Program.Reference reference) {
    for (int i = 0; i < reference.groups().size(); i++) {
      int group = reference.groups().get(i);
      if (group <= program.groupCount() && slots[2 * group + 1] >= 0) {
        return group;
      }
    }
    return 0;
  }

  private boolean reference(Program.Reference reference) {
    int group = tookPart(reference);
    int from = slots[2 * group];
    int length = slots[2 * group + 1] - from;
    if (group == 0 || length > end - pos) {
      return false;
    }
    int same = reference.folded() ? sameFolded(from, length) : same(from, length);
    stepsLeft -= same >> RUN_BYTES_PER_STEP_SHIFT;
    if (same < length) {
      return false;
    }
    pos += length;
    return goOn(pc + 2);
  }

  /** How many bytes from here on are those from another place on. */
  private int same(int from, int length) {
    int differs = Arrays.mismatch(text, from, from + length, text, pos, pos + length);
    return differs < 0 ? length : differs;
  }

  private int sameFolded(int from, int length) {
    int same = 0;
    while (same < length && FOLDED[text[from + same] & 0xFF] == FOLDED[text[pos + same] & 0xFF]) {
      same++;
    }
    return same;
  }

  private boolean ifGroup(int at) {
    return goOn(tookPart(program.reference(program.at(at + 1))) > 0 ? at + 3 : program.at(at + 2));
  }

  private boolean beginLoop(int at) {
    int slot = program.at(at + 1);
    trail.keepTwo(slot);
    slots[slot] = 0;
    slots[slot + 1] = -1;
    return goOn(at + 2);
  }

  private boolean loop(int at) {
    int slot = program.at(at + 1);
    int count = slots[slot];
    if (count < program.at(at + 2)) {
      return goRound(at);
    }
    // Compat: a round that took nothing is the last one, as in Perl
    if (slots[slot + 1] == pos || count >= program.at(at + 3)) {
      return goOn(program.at(at + 5));
    }
    if (program.at(at + 4) != 0) {
      trail.push(at, Trail.AGAIN, pos, 0);
      return goOn(program.at(at + 5));
    }
    trail.push(program.at(at + 5), Trail.GO, pos, 0);
    return goRound(at);
  }

  private boolean goRound(int at) {
    int slot = program.at(at + 1);
    trail.keepTwo(slot);
    slots[slot]++;
    slots[slot + 1] = pos;
    return goOn(at + 6);
  }

  private boolean enter(int at) {
    slots[program.at(at + 1)] = trail.height();
    slots[program.at(at + 1) + 1] = pos;
    return goOn(at + 2);
  }

  private boolean leave(int at, int place) {
    trail.forgetWays(slots[program.at(at + 1)]);
    pos = place;
    return goOn(at + 2);
  }

  private boolean not(int at) {
    slots[program.at(at + 1)] = trail.height();
    trail.push(program.at(at + 2), Trail.GO, pos, 0);
    return goOn(at + 3);
  }

  private boolean notFailed(int at) {
    trail.undo(slots[program.at(at + 1)]);
    return false;
  }

  private boolean back(int at) {
    pos -= program.at(at + 1);
    return pos >= begin && goOn(at + 2);
  }

  private boolean holds(Node.Anchor anchor) {
    return switch (anchor) {
      case TEXT_START -> pos == begin;
      case TEXT_END -> pos == end;
      case LAST_LINE_END -> pos == end || (pos == end - 1 && text[pos] == '\n');
      // Compat: Perl sees no line behind the newline that ends a text
      case LINE_START -> pos == begin || (pos < end && text[pos - 1] == '\n');
      case LINE_END -> pos == end || text[pos] == '\n';
      case WORD_BOUNDARY -> isWord(pos - 1) != isWord(pos);
      case NOT_WORD_BOUNDARY -> isWord(pos - 1) == isWord(pos);
      case SEARCH_START -> pos == searchStart;
      case KEEP -> true;
    };
  }

  private boolean isWord(int at) {
    return at >= begin && at < end && ByteSet.WORD.contains(text[at] & 0xFF);
  }

  /** Takes up the last choice that has another way; false when there is none. */
  private boolean resume() {
    while (trail.toLastWay()) {
      int place = trail.place();
      int a = trail.first();
      int b = trail.second();
      boolean goes =
          switch (trail.kind()) {
            case Trail.GO -> goTo(place, a);
            case Trail.WAY -> goTo(place, a) && choose(place, b);
            case Trail.SHORTER -> shorter(place, a, b);
            case Trail.LONGER -> longer(place, a, b);
            case Trail.AGAIN -> goTo(place, a) && goRound(place);
            default -> throw new IllegalStateException("kind " + trail.kind());
          };
      if (goes) {
        return true;
      }
    }
    return false;
  }

  private boolean goTo(int place, int at) {
    pos = at;
    pc = place;
    return true;
  }
}
