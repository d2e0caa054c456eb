package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.regex.PatternSnapshot;
import org.hamlet.regex.RulePattern;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/** Reads rules that a {@link RuleWriter} wrote. One thread. */
final class RuleReader {

  private static final RuleWriter.Kind[] KINDS = RuleWriter.Kind.values();
  private static final Hit.Area[] AREAS = Hit.Area.values();
  private static final HeaderSelector.Modifier[] MODIFIERS = HeaderSelector.Modifier.values();

  private final SnapshotReader in;
  private final RuleName[] names;
  private final PatternCompiler compiler;

  /**
   * Prepares to read.
   *
   * @param names as numbered
   * @param compiler what templates are compiled with
   */
  RuleReader(SnapshotReader in, RuleName[] names, PatternCompiler compiler) {
    this.in = in;
    this.names = names;
    this.compiler = compiler;
  }

  Rule read() throws SnapshotDamage {
    RuleWriter.Kind kind = in.choice(KINDS);
    RuleName name = names[in.number(names.length)];
    SourcePosition position = position(in);
    return switch (kind) {
      case HEADER -> header(name, position);
      case MIME_HEADER -> mimeHeader(name, position);
      case HEADER_EXISTS -> new Rule.HeaderExistsRule(name, position, in.word());
      case BODY -> new Rule.BodyRule(name, position, pattern());
      case RAWBODY -> new Rule.RawbodyRule(name, position, pattern());
      case FULL -> new Rule.FullRule(name, position, pattern());
      case URI -> new Rule.UriRule(name, position, pattern());
      case META -> new Rule.MetaRule(name, position, new MetaReader(in, names).read());
      case EVAL -> eval(name, position);
      case URI_DETAIL -> new Rule.UriDetailRule(name, position, conditions());
      case ASK_DNS -> askDns(name, position);
      case EMPTY -> new Rule.EmptyRule(name, position);
    };
  }

  static SourcePosition position(SnapshotReader in) throws SnapshotDamage {
    String file = in.word();
    int line = in.number();
    return new SourcePosition(file, line, in.number());
  }

  private Rule header(RuleName name, SourcePosition position) throws SnapshotDamage {
    HeaderSelector selector = selector();
    boolean negated = in.flag();
    Optional<String> ifUnset = optionalText();
    return new Rule.HeaderRule(name, position, selector, pattern(), negated, ifUnset);
  }

  private Rule mimeHeader(RuleName name, SourcePosition position) throws SnapshotDamage {
    HeaderSelector selector = selector();
    boolean negated = in.flag();
    Optional<String> ifUnset = optionalText();
    return new Rule.MimeHeaderRule(name, position, selector, pattern(), negated, ifUnset);
  }

  private HeaderSelector selector() throws SnapshotDamage {
    String name = in.word();
    int count = in.count(1);
    if (count == 0) {
      return new HeaderSelector(name, List.of());
    }
    List<HeaderSelector.Modifier> modifiers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      modifiers.add(in.choice(MODIFIERS));
    }
    return new HeaderSelector(name, modifiers);
  }

  private Optional<String> optionalText() throws SnapshotDamage {
    return in.flag() ? Optional.of(in.text()) : Optional.empty();
  }

  private Rule eval(RuleName name, SourcePosition position) throws SnapshotDamage {
    Hit.Area area = in.choice(AREAS);
    String function = in.word();
    return new Rule.EvalRule(name, position, area, function, words());
  }

  private Rule askDns(RuleName name, SourcePosition position) throws SnapshotDamage {
    String template = in.text();
    String subtest = in.text();
    return new Rule.AskDnsRule(name, position, template, words(), subtest);
  }

  private List<Rule.UriCondition> conditions() throws SnapshotDamage {
    List<Rule.UriCondition> conditions = new ArrayList<>();
    for (int left = in.count(2); left > 0; left--) {
      String key = in.word();
      boolean negated = in.flag();
      conditions.add(new Rule.UriCondition(key, negated, pattern()));
    }
    return conditions;
  }

  private List<String> words() throws SnapshotDamage {
    List<String> words = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      words.add(in.word());
    }
    return words;
  }

  private RulePattern pattern() throws SnapshotDamage {
    return in.flag() ? PatternSnapshot.read(in) : new TemplatePattern(in.text(), compiler);
  }
}
