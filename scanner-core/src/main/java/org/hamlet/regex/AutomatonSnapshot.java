package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/** What a {@link StartFinder} is made of in a snapshot. */
final class AutomatonSnapshot {

  private static final int SET_BYTES = ByteSet.WORDS * Long.BYTES;

  private AutomatonSnapshot() {}

  static void write(StartFinder.Plan plan, SnapshotWriter out) {
    BackwardNfa.Stored stored = plan.nfa().stored();
    out.bytes(stored.kinds()).ints(stored.next()).ints(stored.extra());
    out.number(stored.sets().size());
    stored.sets().forEach(set -> PatternSnapshot.write(set, out));
    out.number(stored.guards().size());
    for (Guard guard : stored.guards()) {
      out.choice(guard.kind());
      PatternSnapshot.write(guard.set(), out);
    }
    out.number(stored.start()).number(plan.placesNeeded());
  }

  static StartFinder.Plan read(SnapshotReader in) throws SnapshotDamage {
    byte[] kinds = in.bytes();
    int[] next = in.ints();
    int[] extra = in.ints();
    if (next.length != kinds.length || extra.length != kinds.length) {
      throw new SnapshotDamage("states are missing");
    }
    List<ByteSet> sets = new ArrayList<>();
    for (int left = in.count(SET_BYTES); left > 0; left--) {
      sets.add(PatternSnapshot.readSet(in));
    }
    List<Guard> guards = new ArrayList<>();
    for (int left = in.count(1 + SET_BYTES); left > 0; left--) {
      Guard.Kind kind = in.choice(Guard.Kind.values());
      guards.add(new Guard(kind, PatternSnapshot.readSet(in)));
    }
    BackwardNfa nfa =
        new BackwardNfa(
            new BackwardNfa.Stored(kinds, next, extra, sets, guards, in.number(kinds.length)));
    return new StartFinder.Plan(nfa, in.number());
  }
}
