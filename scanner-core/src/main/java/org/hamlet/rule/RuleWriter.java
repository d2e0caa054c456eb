package org.hamlet.rule;

import java.util.List;
import java.util.Optional;
import org.hamlet.regex.PatternSnapshot;
import org.hamlet.regex.PerlPattern;
import org.hamlet.regex.RulePattern;
import org.hamlet.snapshot.SnapshotWriter;
import org.hamlet.text.HeaderSelector;

/** Writes rules into a snapshot, as a {@link RuleReader} takes them. One thread. */
final class RuleWriter {

  /** The kinds of rules, in the order of their numbers. */
  enum Kind {
    HEADER,
    HEADER_EXISTS,
    MIME_HEADER,
    BODY,
    RAWBODY,
    FULL,
    URI,
    META,
    EVAL,
    URI_DETAIL,
    ASK_DNS,
    EMPTY
  }

  private final SnapshotWriter out;
  private final NameNumbers names;

  RuleWriter(SnapshotWriter out, NameNumbers names) {
    this.out = out;
    this.names = names;
  }

  void write(Rule rule) {
    if (rule instanceof Rule.HeaderRule header) {
      begin(Kind.HEADER, rule);
      header(header.selector(), header.negated(), header.ifUnset());
      pattern(header.pattern());
    } else if (rule instanceof Rule.MimeHeaderRule header) {
      begin(Kind.MIME_HEADER, rule);
      header(header.selector(), header.negated(), header.ifUnset());
      pattern(header.pattern());
    } else if (rule instanceof Rule.HeaderExistsRule exists) {
      begin(Kind.HEADER_EXISTS, rule);
      out.word(exists.header());
    } else if (rule instanceof Rule.MetaRule meta) {
      begin(Kind.META, rule);
      new MetaWriter(out, names).write(meta.expression());
    } else if (rule instanceof Rule.EvalRule eval) {
      begin(Kind.EVAL, rule);
      out.choice(eval.area()).word(eval.function());
      words(eval.arguments());
    } else if (rule instanceof Rule.UriDetailRule detail) {
      begin(Kind.URI_DETAIL, rule);
      conditions(detail.conditions());
    } else if (rule instanceof Rule.AskDnsRule ask) {
      begin(Kind.ASK_DNS, rule);
      out.text(ask.queryTemplate()).text(ask.subtest());
      words(ask.recordTypes());
    } else if (rule instanceof Rule.EmptyRule) {
      begin(Kind.EMPTY, rule);
    } else {
      text(rule);
    }
  }

  private void text(Rule rule) {
    if (rule instanceof Rule.BodyRule body) {
      begin(Kind.BODY, rule);
      pattern(body.pattern());
    } else if (rule instanceof Rule.RawbodyRule rawbody) {
      begin(Kind.RAWBODY, rule);
      pattern(rawbody.pattern());
    } else if (rule instanceof Rule.FullRule full) {
      begin(Kind.FULL, rule);
      pattern(full.pattern());
    } else if (rule instanceof Rule.UriRule uri) {
      begin(Kind.URI, rule);
      pattern(uri.pattern());
    } else {
      throw new IllegalArgumentException("kind of rule: " + rule.getClass());
    }
  }

  private void begin(Kind kind, Rule rule) {
    out.choice(kind).number(names.of(rule.name()));
    position(rule.position(), out);
  }

  static void position(SourcePosition position, SnapshotWriter out) {
    out.word(position.file()).number(position.line()).number(position.column());
  }

  private void header(HeaderSelector selector, boolean negated, Optional<String> ifUnset) {
    out.word(selector.name()).number(selector.modifiers().size());
    selector.modifiers().forEach(out::choice);
    out.flag(negated).flag(ifUnset.isPresent());
    ifUnset.ifPresent(out::text);
  }

  private void conditions(List<Rule.UriCondition> conditions) {
    out.number(conditions.size());
    for (Rule.UriCondition condition : conditions) {
      out.word(condition.key()).flag(condition.negated());
      pattern(condition.pattern());
    }
  }

  private void words(List<String> words) {
    out.number(words.size());
    words.forEach(out::word);
  }

  private void pattern(RulePattern pattern) {
    boolean perl = pattern instanceof PerlPattern;
    out.flag(perl);
    if (perl) {
      PatternSnapshot.write((PerlPattern) pattern, out);
    } else {
      out.text(pattern.source());
    }
  }
}
