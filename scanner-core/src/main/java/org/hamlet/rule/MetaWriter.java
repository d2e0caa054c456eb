package org.hamlet.rule;

import org.hamlet.snapshot.SnapshotWriter;

/** Writes expressions of metas into a snapshot, as a {@link MetaReader} takes them. One thread. */
final class MetaWriter {

  /** The kinds of expressions, in the order of their numbers. */
  enum Kind {
    DEPENDENCY,
    CHAIN,
    UNARY,
    CONSTANT,
    CONDITIONAL,
    RULES_MATCHING,
    NOTHING
  }

  private final SnapshotWriter out;
  private final NameNumbers names;

  MetaWriter(SnapshotWriter out, NameNumbers names) {
    this.out = out;
    this.names = names;
  }

  void write(MetaExpression expression) {
    if (expression instanceof MetaExpression.Dependency dependency) {
      out.choice(Kind.DEPENDENCY).number(names.of(dependency.rule()));
    } else if (expression instanceof MetaExpression.Chain chain) {
      out.choice(Kind.CHAIN).number(chain.steps().size());
      write(chain.first());
      chain.steps().forEach(this::write);
    } else if (expression instanceof MetaExpression.Unary unary) {
      out.choice(Kind.UNARY).number(unary.operator());
      write(unary.operand());
    } else if (expression instanceof MetaExpression.Constant constant) {
      out.choice(Kind.CONSTANT).decimal(constant.value());
    } else if (expression instanceof MetaExpression.Conditional choice) {
      out.choice(Kind.CONDITIONAL);
      write(choice.condition());
      write(choice.whenTrue());
      write(choice.whenFalse());
    } else if (expression instanceof MetaExpression.RulesMatching matching) {
      out.choice(Kind.RULES_MATCHING).text(matching.glob()).number(matching.rules().size());
      matching.rules().forEach(name -> out.number(names.of(name)));
    } else {
      out.choice(Kind.NOTHING);
    }
  }

  private void write(MetaExpression.Step step) {
    out.word(step.operator());
    write(step.operand());
  }
}
