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
    out.bytes(window(parts.window()).toBytes());
    return out.toBytes();
  }

  private static byte[] program(Program program) {
    SnapshotWriter out = new SnapshotWriter();
    program.write(out);
    return out.toBytes();
  }

  private static byte[] finder(Optional<StartFinder.Plan> plan) {
    SnapshotWriter out = new SnapshotWriter().flag(plan.isPresent());
    plan.ifPresent(p -> write(p, out));
    return out.toBytes();
  }

  private static void write(StartFinder.Plan plan, SnapshotWriter out) {
    plan.nfa().write(out);
    out.number(plan.placesNeeded());
  }

  static Optional<StartFinder.Plan> finder(SnapshotReader in) throws SnapshotDamage {
    if (!in.flag()) {
      return Optional.empty();
    }
    BackwardNfa nfa = new BackwardNfa(in);
    return Optional.of(new StartFinder.Plan(nfa, in.number()));
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
    for (RequiredLiterals.Clause clause : literals.clauses()) {
      out.number(clause.times()).number(clause.literals().size());
      clause.literals().forEach(literal -> out.bytes(literal.toArray()));
    }
    return out;
  }

  static RequiredLiterals literals(SnapshotReader in) throws SnapshotDamage {
    List<RequiredLiterals.Clause> clauses = new ArrayList<>();
    for (int left = in.number(LiteralAnalysis.MAX_CLAUSES + 1); left > 0; left--) {
      int times = in.number();
      List<Bytes> clause = new ArrayList<>();
      for (int more = in.count(1); more > 0; more--) {
        clause.add(Bytes.of(in.bytes()));
      }
      clauses.add(new RequiredLiterals.Clause(clause, times));
    }
    return new RequiredLiterals(clauses);
  }

  private static SnapshotWriter window(List<ByteSequence.Step> window) {
    SnapshotWriter out = new SnapshotWriter().number(window.size());
    for (ByteSequence.Step step : window) {
      step.one().write(out);
      step.behind().write(out);
    }
    return out;
  }

  static List<ByteSequence.Step> window(SnapshotReader in) throws SnapshotDamage {
    List<ByteSequence.Step> steps = new ArrayList<>();
    for (int left = in.count(2 * ByteSet.WORDS * Long.BYTES); left > 0; left--) {
      ByteSet one = ByteSet.read(in);
      steps.add(new ByteSequence.Step(one, ByteSet.read(in)));
    }
    return steps;
  }
}
