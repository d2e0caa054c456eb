package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamlet.regex.PatternFragments;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.regex.ReplaceTags;
import org.hamlet.regex.RulePattern;
import org.hamlet.verdict.RuleName;

/**
 * Makes rules of drafts when all lines are read: compiles patterns and resolves {@code
 * rules_matching}. A rule whose pattern cannot be compiled is left out with a problem. One thread.
 */
final class RuleSetAssembler {

  private final RuleDrafts drafts;
  private final Problems problems;
  private final PatternCompiler compiler;
  private final ReplaceTags tags;
  private final PatternCompiler tagCompiler;
  private final Set<String> tagged;

  RuleSetAssembler(
      RuleDrafts drafts, Problems problems, Settings settings, PatternCompiler compiler) {
    this.drafts = drafts;
    this.problems = problems;
    this.compiler = compiler(settings, compiler);
    this.tags =
        new ReplaceTags(
            settings.map("replace_tag"),
            settings.map("replace_pre"),
            settings.map("replace_inter"),
            settings.map("replace_post"),
            ReplaceTags.Signs.of(settings.text("replace_start"), settings.text("replace_end")));
    this.tagCompiler = compiler(settings, PatternFragments.of(tags)::compile);
    this.tagged = Set.copyOf(settings.list("replace_rules"));
  }

  /** A compiler that is as picky as the settings want it. */
  static PatternCompiler compiler(Settings settings, PatternCompiler compiler) {
    if (!settings.flag("ignore_always_matching_regexps")) {
      return compiler;
    }
    return source -> {
      PerlPattern.rejectAlwaysMatching(source);
      return compiler.compile(source);
    };
  }

  /** The rules by name, in the order defined, those only declared by {@code reuse} last. */
  Map<RuleName, Rule> rules() {
    Map<RuleName, Rule> rules = new LinkedHashMap<>();
    for (RuleDraft draft : drafts.rules().values()) {
      Optional<Rule> rule = finish(draft);
      if (rule.isPresent()) {
        rules.put(draft.name(), rule.get());
      }
    }
    for (Map.Entry<RuleName, ConfigLine> e : drafts.reused().entrySet()) {
      if (!drafts.rules().containsKey(e.getKey())) {
        rules.put(e.getKey(), new Rule.EmptyRule(e.getKey(), e.getValue().position()));
      }
    }
    for (List<RuleName> cycle : MetaCycles.of(rules)) {
      report(cycle);
    }
    return Collections.unmodifiableMap(rules);
  }

  private void report(List<RuleName> cycle) {
    if (cycle.size() == 1) {
      String own = "this meta names itself; there it counts as 0";
      problems.add(drafts.rules().get(cycle.get(0)).line().error(0, own));
      return;
    }
    StringBuilder text = new StringBuilder("this meta depends on itself and never hits");
    for (RuleName name : cycle.subList(1, cycle.size())) {
      text.append(text.indexOf(" through ") < 0 ? ", through " : ", ").append(name);
    }
    problems.add(drafts.rules().get(cycle.get(0)).line().error(0, text.toString()));
  }

  private Optional<Rule> finish(RuleDraft draft) {
    if (draft instanceof RuleDraft.Ready ready) {
      return Optional.of(ready.rule());
    }
    if (draft instanceof RuleDraft.Pattern pattern) {
      return compile(pattern).map(pattern::rule);
    }
    if (draft instanceof RuleDraft.UriDetail detail) {
      return uriDetail(detail);
    }
    RuleDraft.Meta meta = (RuleDraft.Meta) draft;
    MetaExpression expression =
        new RulesMatchingResolver(drafts, meta.name()).resolve(meta.expression());
    return Optional.of(new Rule.MetaRule(meta.name(), meta.line().position(), expression));
  }

  private Optional<Rule> uriDetail(RuleDraft.UriDetail detail) {
    List<Rule.UriCondition> conditions = new ArrayList<>();
    for (RuleDraft.Condition condition : lastOfEachKey(detail)) {
      Optional<RulePattern> pattern =
          compile(detail.line(), condition.source(), condition.offset());
      if (pattern.isEmpty()) {
        return Optional.empty();
      }
      conditions.add(new Rule.UriCondition(condition.key(), condition.negated(), pattern.get()));
    }
    return Optional.of(new Rule.UriDetailRule(detail.name(), detail.line().position(), conditions));
  }

  /** Compat: of several conditions on one key the last one counts. */
  private Iterable<RuleDraft.Condition> lastOfEachKey(RuleDraft.UriDetail detail) {
    Map<String, RuleDraft.Condition> last = new LinkedHashMap<>();
    for (RuleDraft.Condition condition : detail.conditions()) {
      RuleDraft.Condition before = last.put(condition.key(), condition);
      if (before != null) {
        String text = "a later condition on " + condition.key() + " takes the place of this one";
        problems.add(detail.line().warning(before.offset(), text));
      }
    }
    return last.values();
  }

  private Optional<RulePattern> compile(RuleDraft.Pattern draft) {
    if (!tagged.contains(draft.name().text())) {
      return compile(draft.line(), draft.source(), draft.offset());
    }
    try {
      return Optional.of(tagCompiler.compile(tags.expand(draft.source())));
    } catch (PatternProblem e) {
      String text = e.getMessage() + ", once its tags are replaced";
      problems.add(draft.line().error(draft.offset(), text));
      return Optional.empty();
    }
  }

  private Optional<RulePattern> compile(ConfigLine line, String source, int offset) {
    try {
      return Optional.of(
          TemplatePattern.isTemplate(source)
              ? TemplatePattern.check(source, compiler)
              : compiler.compile(source));
    } catch (PatternProblem e) {
      problems.add(line.error(offset + e.position(), e.getMessage() + hint(line, offset, e)));
      return Optional.empty();
    }
  }

  /** An unescaped hash sign in a pattern ends the line, which is seldom what was meant. */
  private static String hint(ConfigLine line, int offset, PatternProblem problem) {
    boolean atEnd = offset + problem.position() >= line.value().length();
    boolean cut = line.raw().indexOf('#', line.position(line.value().length()).column() - 1) >= 0;
    return atEnd && cut ? "; # begins a comment unless written \\#" : "";
  }
}
