package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hamlet.message.Bytes;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * Patterns in a snapshot: all that is known of them, in a form that needs no parsing. Reading one
 * takes only what every scan asks of it; the rest is read where it lies when it is wanted.
 */
public final class PatternSnapshot {

  private static final byte[] NONE = {};

  private PatternSnapshot() {}

  /** Writes a pattern. */
  public static void write(PerlPattern pattern, SnapshotWriter out) {
    PatternParts parts = pattern.parts();
    Program lean = parts.lean();
    out.flag(parts.captures()).flag(parts.requiresLiterals()).bytes(known(parts));
    out.detail(program(lean));
    out.detail(lean.groupCount() == 0 ? NONE : program(parts.all()));
    out.detail(finder(parts.finder()));
  }

  /** Reads one. */
  public static PerlPattern read(SnapshotReader in) throws SnapshotDamage {
    boolean captures = in.flag();
    boolean literals = in.flag();
    SnapshotReader known = in.part();
    StoredParts.Details details = new StoredParts.Details(in.detail(), in.detail(), in.detail());
    return new PerlPattern(new StoredParts(captures, literals, known, details));
  }

  private static byte[] known(PatternParts parts) {
    SnapshotWriter out = new SnapshotWriter();
    out.text(parts.source()).flag(parts.bare());
    out.bytes(names(parts.names()).toBytes());
    out.bytes(literals(parts.literals()).toBytes());
    out.bytes(sequence(parts.sequence()).toBytes());
    return out.toBytes();
  }

  private static byte[] program(Program program) {
    SnapshotWriter out = new SnapshotWriter();
    ProgramSnapshot.write(program, out);
    return out.toBytes();
  }

  private static byte[] finder(Optional<StartFinder.Plan> plan) {
    SnapshotWriter out = new SnapshotWriter().flag(plan.isPresent());
    plan.ifPresent(p -> AutomatonSnapshot.write(p, out));
    return out.toBytes();
  }

  private static SnapshotWriter names(Map<String, Integer> names) {
    SnapshotWriter out = new SnapshotWriter().number(names.size());
    new TreeMap<>(names).forEach((name, group) -> out.text(name).number(group));
    return out;
  }

  static Map<String, Integer> names(SnapshotReader in) throws SnapshotDamage {
    Map<String, Integer> names = new TreeMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      names.put(name, in.number());
    }
    return Map.copyOf(names);
  }

  private static SnapshotWriter literals(RequiredLiterals literals) {
    SnapshotWriter out = new SnapshotWriter().number(literals.clauses().size());
    for (List<Bytes> clause : literals.clauses()) {
      out.number(clause.size());
      clause.forEach(literal -> out.bytes(literal.toArray()));
    }
    return out;
  }

  static RequiredLiterals literals(SnapshotReader in) throws SnapshotDamage {
    List<List<Bytes>> clauses = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      List<Bytes> clause = new ArrayList<>();
      for (int more = in.count(1); more > 0; more--) {
        clause.add(Bytes.of(in.bytes()));
      }
      clauses.add(clause);
    }
    return new RequiredLiterals(clauses);
  }

  private static SnapshotWriter sequence(ByteSequence sequence) {
    SnapshotWriter out = new SnapshotWriter();
    write(sequence.lead(), out);
    out.number(sequence.steps().size());
    for (ByteSequence.Step step : sequence.steps()) {
      write(step.one(), out);
      write(step.behind(), out);
    }
    return out;
  }

  static ByteSequence sequence(SnapshotReader in) throws SnapshotDamage {
    ByteSet lead = readSet(in);
    List<ByteSequence.Step> steps = new ArrayList<>();
    for (int left = in.count(2 * ByteSet.WORDS * Long.BYTES); left > 0; left--) {
      ByteSet one = readSet(in);
      steps.add(new ByteSequence.Step(one, readSet(in)));
    }
    return new ByteSequence(lead, steps);
  }

  static void write(ByteSet set, SnapshotWriter out) {
    out.whole(set.a()).whole(set.b()).whole(set.c()).whole(set.d());
  }

  static ByteSet readSet(SnapshotReader in) throws SnapshotDamage {
    long a = in.whole();
    long b = in.whole();
    long c = in.whole();
    return new ByteSet(a, b, c, in.whole());
  }
}
