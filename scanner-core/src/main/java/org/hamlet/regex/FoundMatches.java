package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a {@link PerlPattern} in one text after the other. Every place where a match can
 * begin is tried with a {@link Backtracker}; when that takes many steps for the text's length,
 * {@link StartFinder} is asked at which places it is worth it at all.
 */
final class FoundMatches implements Matches {

  /**
   * Bytes of a text for each of which one step is taken before the places are asked for. A guess
   * that no run chose among others, as is {@link #FREE_STEPS}: a walk for places looks at each byte
   * once, a step of the matcher costs several times that.
   */
  static final int BYTES_PER_FREE_STEP = 4;

  /** Steps beside those. */
  static final int FREE_STEPS = 100;

  /** Steps between two looks at the clock. */
  private static final int STEPS_PER_CHECK = 20_000;

  private final PerlPattern pattern;
  private final CompiledPattern compiled;
  private Bytes text = Bytes.EMPTY;
  private @Nullable Backtracker tracker;
  private StartPlaces starts = StartPlaces.EVERYWHERE;
  private long freeSteps;

  /** Steps that may be taken, at whatever places, before the next look at the clock. */
  private long stepsToCheck;

  /** Whether {@link #deadline} is set, which costs more than most searches take. */
  private boolean timed;

  private long deadline;
  private boolean asked;
  private int foundAt;
  private int foundFrom;

  FoundMatches(PerlPattern pattern, CompiledPattern compiled) {
    this.pattern = pattern;
    this.compiled = compiled;
  }

  @Override
  public void read(Bytes next) {
    text = next;
    if (tracker != null) {
      tracker.read(next);
    }
    if (compiled.tiresOften()) {
      ask();
    } else {
      asked = false;
      starts = StartPlaces.EVERYWHERE;
      freeSteps = FREE_STEPS + (long) next.length() / BYTES_PER_FREE_STEP;
    }
  }

  @Override
  public boolean find(int from, MatchBudget budget) throws MatchGivenUp {
    timed = false;
    stepsToCheck = STEPS_PER_CHECK;
    for (int at = nextPlace(from, from); at >= 0; at = nextPlace(at + 1, from)) {
      if (matches(at, from, budget)) {
        foundAt = at;
        foundFrom = from;
        return true;
      }
    }
    return false;
  }

  private void ask() {
    asked = true;
    starts = compiled.starts(text);
  }

  /** The next place worth an attempt; -1 when there is none. */
  private int nextPlace(int at, int searchStart) {
    if (starts != StartPlaces.EVERYWHERE) {
      return starts.next(at);
    }
    return switch (compiled.program().begin()) {
      case TEXT_START -> at == 0 ? 0 : -1;
      case SEARCH_START -> at == searchStart ? at : -1;
      case LINE_START -> nextLine(at);
      case ANYWHERE -> nextFirst(at);
    };
  }

  private int nextLine(int at) {
    if (at == 0) {
      return 0;
    }
    for (int place = at; place <= text.length(); place++) {
      if (text.at(place - 1) == '\n') {
        return place;
      }
    }
    return -1;
  }

  private int nextFirst(int at) {
    Membership first = compiled.program().first();
    Membership second = compiled.program().second();
    byte[] starts = compiled.program().starts();
    byte[] array = text.array();
    int last = text.end() - 1;
    for (int place = text.offset() + at; place < last; place++) {
      if ((starts[array[place] & 0xFF] & Program.FIRST) != 0
          && (starts[array[place + 1] & 0xFF] & Program.SECOND) != 0) {
        return place - text.offset();
      }
    }
    int place = Math.max(at, text.length() - 1);
    if (place < text.length()
        && first.contains(array[last] & 0xFF)
        && second.contains(Membership.AT_END)) {
      return place;
    }
    return first.contains(Membership.AT_END) && at <= text.length() ? text.length() : -1;
  }

  private boolean matches(int at, int searchStart, MatchBudget budget) throws MatchGivenUp {
    Backtracker attempt = tracker();
    attempt.searchFrom(searchStart);
    attempt.begin(at);
    while (true) {
      long allowed = asked ? stepsToCheck : freeSteps;
      Backtracker.Outcome outcome = attempt.go(allowed);
      long taken = allowed - attempt.stepsLeft();
      freeSteps -= taken;
      stepsToCheck -= taken;
      if (outcome == Backtracker.Outcome.TOO_DEEP) {
        throw givenUp(MatchGivenUp.Reason.STACK);
      } else if (outcome != Backtracker.Outcome.TIRED) {
        return outcome == Backtracker.Outcome.MATCH;
      }
      if (!asked) {
        compiled.tired();
        ask();
        if (starts != StartPlaces.EVERYWHERE && starts.next(at) != at) {
          return false;
        }
      }
      if (stepsToCheck <= 0) {
        checkTime(budget);
      }
    }
  }

  private void checkTime(MatchBudget budget) throws MatchGivenUp {
    if (!timed) {
      timed = true;
      deadline = System.nanoTime() + budget.remainingNanos();
    } else if (System.nanoTime() > deadline) {
      throw givenUp(MatchGivenUp.Reason.TIME);
    }
    stepsToCheck = STEPS_PER_CHECK;
  }

  private MatchGivenUp givenUp(MatchGivenUp.Reason reason) {
    return new MatchGivenUp(reason, pattern.source());
  }

  /** Goes to the end of an attempt that succeeded before without the groups being noted. */
  private void matchAgain(Backtracker again, MatchBudget budget) throws MatchGivenUp {
    timed = false;
    while (true) {
      switch (again.go(STEPS_PER_CHECK)) {
        case MATCH -> {
          return;
        }
        case NO_MATCH -> throw new IllegalStateException("found once only: " + pattern.source());
        case TOO_DEEP -> throw givenUp(MatchGivenUp.Reason.STACK);
        case TIRED -> checkTime(budget);
      }
    }
  }

  /** Only made when there is a place to try: most patterns find none. */
  private Backtracker tracker() {
    Backtracker made = tracker;
    if (made == null) {
      made = new Backtracker(compiled.program());
      made.read(text);
      tracker = made;
    }
    return made;
  }

  @Override
  public int start() {
    return tracker().bound(0, 0);
  }

  @Override
  public int end() {
    return tracker().bound(0, 1);
  }

  /** Groups are only noted in a second attempt: most matches are only counted. */
  @Override
  public PatternMatch match(MatchBudget budget) throws MatchGivenUp {
    List<Integer> groupStarts = new ArrayList<>();
    List<Integer> groupEnds = new ArrayList<>();
    int groups = compiled.program().groupCount();
    if (groups > 0) {
      Backtracker again = new Backtracker(compiled.programWithGroups());
      again.read(text);
      again.searchFrom(foundFrom);
      again.begin(foundAt);
      matchAgain(again, budget);
      for (int group = 1; group <= groups; group++) {
        groupStarts.add(again.bound(group, 0));
        groupEnds.add(again.bound(group, 1));
      }
    }
    Map<String, Integer> names = pattern.names();
    return new PatternMatch(
        start(), end(), List.copyOf(groupStarts), List.copyOf(groupEnds), names);
  }
}
