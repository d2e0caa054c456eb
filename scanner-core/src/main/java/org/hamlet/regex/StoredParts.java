package org.hamlet.regex;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotDetail;
import org.hamlet.snapshot.SnapshotReader;

/**
 * The parts of a pattern that lie in a snapshot. What cannot be read there is worked out of the
 * pattern's source instead.
 */
final class StoredParts implements PatternParts {

  // the places of what is at hand, behind source and form

  private static final int NAMES = 0;
  private static final int LITERALS = 1;
  private static final int WINDOW = 2;

  private final boolean captures;
  private final boolean requiresLiterals;
  private final SnapshotReader known;
  private final Details details;

  /** What stays in the file until a text asks for it. */
  record Details(SnapshotDetail lean, SnapshotDetail all, SnapshotDetail finder) {}

  /**
   * Those of one pattern.
   *
   * @param known what every reader has at hand
   */
  StoredParts(boolean captures, boolean requiresLiterals, SnapshotReader known, Details details) {
    this.captures = captures;
    this.requiresLiterals = requiresLiterals;
    this.known = known;
    this.details = details;
  }

  @Override
  public String source() {
    try {
      return known.copy().text();
    } catch (SnapshotDamage e) {
      throw new IllegalStateException("a pattern was stored without its source", e);
    }
  }

  @Override
  public boolean bare() {
    try {
      SnapshotReader in = known.copy();
      in.skipText();
      return in.flag();
    } catch (SnapshotDamage e) {
      throw new IllegalStateException("a pattern was stored without its form", e);
    }
  }

  /** At hand, what the checksum of the snapshot held together. */
  private SnapshotReader part(int wanted) throws SnapshotDamage {
    SnapshotReader in = known.copy();
    in.skipText();
    in.flag();
    for (int i = 0; i < wanted; i++) {
      in.part();
    }
    return in.part();
  }

  private PatternParts parsed() {
    String source = source();
    try {
      return ParsedParts.of(source, bare(), PatternFragments.NONE);
    } catch (PatternProblem e) {
      throw new IllegalStateException("checked pattern does not parse: " + source, e);
    }
  }

  @Override
  public boolean captures() {
    return captures;
  }

  @Override
  public Map<String, Integer> names() {
    try {
      return captures ? PatternSnapshot.names(part(NAMES)) : Map.of();
    } catch (SnapshotDamage e) {
      return parsed().names();
    }
  }

  @Override
  public boolean requiresLiterals() {
    return requiresLiterals;
  }

  @Override
  public RequiredLiterals literals() {
    try {
      return requiresLiterals ? PatternSnapshot.literals(part(LITERALS)) : RequiredLiterals.NONE;
    } catch (SnapshotDamage e) {
      return parsed().literals();
    }
  }

  @Override
  public List<ByteSequence.Step> window() {
    try {
      return requiresLiterals ? List.of() : PatternSnapshot.window(part(WINDOW));
    } catch (SnapshotDamage e) {
      return parsed().window();
    }
  }

  @Override
  public Program lean() {
    try {
      return new Program(details.lean().read());
    } catch (SnapshotDamage e) {
      return parsed().lean();
    }
  }

  @Override
  public Program all() {
    if (details.all().isEmpty()) {
      return lean();
    }
    try {
      return new Program(details.all().read());
    } catch (SnapshotDamage e) {
      return parsed().all();
    }
  }

  @Override
  public Optional<StartFinder.Plan> finder() {
    try {
      return PatternSnapshot.finder(details.finder().read());
    } catch (SnapshotDamage e) {
      return parsed().finder();
    }
  }
}
