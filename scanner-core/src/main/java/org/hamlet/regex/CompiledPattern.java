package org.hamlet.regex;

import java.lang.ref.SoftReference;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A pattern ready to be searched. What few texts ask for is made when they do: the program that
 * notes groups, and the {@link StartFinder}. Thread-safe; made twice when two threads come first at
 * the same time, which does no harm. A finder grows with the texts it sees, and there are hundreds:
 * it may be thrown away where memory is short, and is made anew.
 */
final class CompiledPattern {

  /**
   * Recent texts on which a pattern must have taken many steps before that is expected of it: one
   * in 50 of {@link #RECENT_TEXTS}. Both are guesses; what is expected wrongly costs time alone.
   */
  static final int TIRED_OFTEN = 20;

  /** After so many texts those that took many steps before count half. */
  static final int RECENT_TEXTS = 1000;

  private final PatternParts parts;
  private final Program program;
  private volatile @Nullable Program programWithGroups;
  private volatile SoftReference<Made> starts = new SoftReference<>(null);

  /** What came of making a finder; none when its automaton would be too large. */
  private record Made(Optional<StartFinder> finder) {}

  /** Counted without a lock: a few more or less do not matter. */
  private int tired;

  /** Likewise; since {@link #tired} was halved. */
  private int texts;

  /** Prepares what every search needs. */
  CompiledPattern(PatternParts parts) {
    this.parts = parts;
    this.program = parts.lean();
  }

  /** The program that notes only the groups its own result depends on. */
  Program program() {
    return program;
  }

  /** The program that notes all groups. */
  Program programWithGroups() {
    Program made = programWithGroups;
    if (made == null) {
      made = parts.all();
      programWithGroups = made;
    }
    return made;
  }

  /** Notes that a text took many steps. */
  void tired() {
    tired++;
  }

  /** Notes one more text, and tells whether those before often took many steps. */
  boolean tiresOften() {
    if (++texts >= RECENT_TEXTS) {
      texts = 0;
      tired >>= 1;
    }
    return tired > TIRED_OFTEN;
  }

  /** Where a match can begin; everywhere when there is no telling. */
  StartPlaces starts(Bytes text) {
    Made made = starts.get();
    if (made == null) {
      made = new Made(finder());
      starts = new SoftReference<>(made);
    }
    return made.finder().isPresent() ? made.finder().get().find(text) : StartPlaces.EVERYWHERE;
  }

  private Optional<StartFinder> finder() {
    return program.begin() == Program.Begin.SEARCH_START
        ? Optional.empty()
        : parts.finder().map(StartFinder::new);
  }
}
