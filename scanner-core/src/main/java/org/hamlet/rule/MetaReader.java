package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.verdict.RuleName;

/** Reads expressions that a {@link MetaWriter} wrote. One thread. */
final class MetaReader {

  /** How deep expressions may nest: more than those that a parser lets pass. */
  static final int MAX_DEPTH = 2000;

  private static final MetaWriter.Kind[] KINDS = MetaWriter.Kind.values();

  private final SnapshotReader in;
  private final RuleName[] names;
  private int depth;

  MetaReader(SnapshotReader in, RuleName[] names) {
    this.in = in;
    this.names = names;
  }

  MetaExpression read() throws SnapshotDamage {
    if (++depth > MAX_DEPTH) {
      throw new SnapshotDamage("nested too deep");
    }
    MetaExpression read = readOne(in.choice(KINDS));
    depth--;
    return read;
  }

  private MetaExpression readOne(MetaWriter.Kind kind) throws SnapshotDamage {
    return switch (kind) {
      case DEPENDENCY -> new MetaExpression.Dependency(name());
      case CHAIN -> chain();
      case UNARY -> {
        char operator = (char) in.number(Character.MAX_VALUE);
        yield new MetaExpression.Unary(operator, read());
      }
      case CONSTANT -> new MetaExpression.Constant(in.decimal());
      case CONDITIONAL -> {
        MetaExpression condition = read();
        MetaExpression whenTrue = read();
        yield new MetaExpression.Conditional(condition, whenTrue, read());
      }
      case RULES_MATCHING -> matching();
      case NOTHING -> new MetaExpression.Nothing();
    };
  }

  private MetaExpression chain() throws SnapshotDamage {
    int left = in.count(2);
    MetaExpression first = read();
    List<MetaExpression.Step> steps = new ArrayList<>();
    for (; left > 0; left--) {
      String operator = in.word();
      steps.add(new MetaExpression.Step(operator, read()));
    }
    return new MetaExpression.Chain(first, steps);
  }

  private MetaExpression matching() throws SnapshotDamage {
    String glob = in.text();
    List<RuleName> rules = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      rules.add(name());
    }
    return new MetaExpression.RulesMatching(glob, rules);
  }

  private RuleName name() throws SnapshotDamage {
    return names[in.number(names.length)];
  }
}
