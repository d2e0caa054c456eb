package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Region;
import org.jspecify.annotations.Nullable;

/** Looks for matches with joni, at the places where {@link StartFinder} says one can begin. */
final class JoniMatches implements Matches {

  private final PerlPattern pattern;
  private final CompiledPattern compiled;
  private final Bytes text;
  private final StartPlaces starts;
  private @Nullable Matcher matcher;

  /** Where joni was told to begin when it found the last match. */
  private int foundFrom;

  private long nanosForMatch;

  JoniMatches(PerlPattern pattern, CompiledPattern compiled, Bytes text) {
    this.pattern = pattern;
    this.compiled = compiled;
    this.text = text;
    this.starts = compiled.starts(text);
  }

  @Override
  public boolean find(int from, MatchBudget budget) throws MatchTimeout {
    int at = starts.next(from);
    if (at < 0) {
      return false;
    }
    if (matcher == null) {
      matcher =
          compiled.regex().matcherNoRegion(text.array(), text.offset(), text.end(), SOME_NANOS);
    }
    for (; at >= 0; at = starts == StartPlaces.EVERYWHERE ? -1 : starts.next(at + 1)) {
      nanosForMatch = budget.remainingNanos();
      if (search(matcher, at)) {
        foundFrom = at;
        return true;
      }
    }
    return false;
  }

  /** Replaced before every search; joni keeps no time in a matcher made without one. */
  private static final long SOME_NANOS = 1_000_000;

  /** Searches at one place, or from there on when nothing is known of the places. */
  private boolean search(Matcher joni, int at) throws MatchTimeout {
    int from = text.offset() + at;
    int last = starts == StartPlaces.EVERYWHERE ? text.end() : Math.min(from + 1, text.end());
    try {
      joni.setTimeout(nanosForMatch);
      // not match(): joni 2.2.9 begins to count the time only in a search
      return joni.searchInterruptible(from, last, Option.NONE) >= 0;
    } catch (InterruptedException e) {
      if (!(e instanceof org.joni.exception.TimeoutException)) {
        Thread.currentThread().interrupt();
      }
      throw new MatchTimeout(pattern.source());
    } catch (IndexOutOfBoundsException e) {
      // joni 2.2.9 does this for ^ under m behind an empty back reference; the match is given up
      throw new MatchTimeout(pattern.source());
    }
  }

  @Override
  public int start() {
    return found().getBegin();
  }

  @Override
  public int end() {
    return found().getEnd();
  }

  /** Groups are only noted in a second search: most matches are only counted. */
  @Override
  public PatternMatch match() throws MatchTimeout {
    List<Integer> groupStarts = new ArrayList<>();
    List<Integer> groupEnds = new ArrayList<>();
    if (compiled.regex().numberOfCaptures() > 0) {
      Matcher again = compiled.regex().matcher(text.array(), text.offset(), text.end(), SOME_NANOS);
      search(again, foundFrom);
      Region region = again.getEagerRegion();
      for (int group = 1; group < region.getNumRegs(); group++) {
        groupStarts.add(region.getBeg(group));
        groupEnds.add(region.getEnd(group));
      }
    }
    Map<String, Integer> names = pattern.names();
    return new PatternMatch(
        start(), end(), List.copyOf(groupStarts), List.copyOf(groupEnds), names);
  }

  private Matcher found() {
    if (matcher == null) {
      throw new IllegalStateException("no match was found");
    }
    return matcher;
  }
}
