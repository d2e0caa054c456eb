package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.verdict.RuleName;

/** Reads expressions that a {@link MetaWriter} wrote. One thread. */
final class MetaReader {

  /** How deep expressions may nest, each operator in a row counting as one. */
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
      case BINARY -> {
        String operator = in.word();
        MetaExpression left = read();
        yield new MetaExpression.Binary(operator, left, read());
      }
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
