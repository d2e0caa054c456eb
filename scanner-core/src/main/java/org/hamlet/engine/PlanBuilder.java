package org.hamlet.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hamlet.regex.RulePattern;
import org.hamlet.rule.Rule;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;

/**
 * Arranges bound rules into a {@link Plan}: by priority; within one, questions to DNS, header
 * patterns, header evals, body patterns, uri patterns, body evals, rawbody patterns and evals, full
 * patterns and evals, then the metas that became known (the order of SpamAssassin 4.0.1).
 */
final class PlanBuilder {

  private final BoundRules bound;
  private final ScoreSet set;
  private final CandidateIndexes indexes;

  PlanBuilder(BoundRules bound, ScoreSet set, CandidateIndexes indexes) {
    this.bound = bound;
    this.set = set;
    this.indexes = indexes;
  }

  Plan build() {
    TreeMap<Integer, List<CompiledRule>> byPriority = new TreeMap<>();
    for (CompiledRule rule : bound.rules()) {
      if (!(rule.rule() instanceof Rule.MetaRule) && isRun(rule)) {
        byPriority.computeIfAbsent(rule.traits().priority(), p -> new ArrayList<>()).add(rule);
      }
    }
    MetaOrder metas = MetaOrder.of(bound.rules(), bound.index(), this::levelOf);
    Map<Integer, int[]> doubtful = doubtful(metas.order());
    Map<Integer, List<CompiledRule>> metasByLevel = new TreeMap<>();
    for (CompiledRule meta : metas.order()) {
      int level = metas.levels().get(meta.index());
      Integer at = byPriority.ceilingKey(level);
      metasByLevel
          .computeIfAbsent(at == null ? MetaOrder.AT_END : at, l -> new ArrayList<>())
          .add(meta);
    }
    List<Plan.Phase> phases = new ArrayList<>();
    bound.beside().ifPresent(asking -> addPhase(List.of(new BesideStep(asking)), phases));
    byPriority.forEach(
        (priority, rules) -> {
          addLevel(rules, phases);
          addPhase(metas(metasByLevel.getOrDefault(priority, List.of()), doubtful), phases);
        });
    List<MetaStep> last = metas(metasByLevel.getOrDefault(MetaOrder.AT_END, List.of()), doubtful);
    if (!bound.netEvals().isEmpty() || bound.beside().isPresent()) {
      addPhase(List.of(new CollectStep(bound.rules(), last)), phases);
    }
    addPhase(last, phases);
    return new Plan(phases, metaUsers(metas.order()), Deferrable.of(bound, metas.order()));
  }

  private MetaUsers metaUsers(List<CompiledRule> metas) {
    List<BitSet> naming = new ArrayList<>();
    bound.rules().forEach(rule -> naming.add(new BitSet()));
    for (CompiledRule meta : metas) {
      Rule.MetaRule rule = (Rule.MetaRule) meta.rule();
      for (RuleName name : rule.expression().names()) {
        Integer index = bound.index().get(name);
        if (index != null) {
          naming.get(index).set(meta.index());
        }
      }
    }
    return new MetaUsers(naming);
  }

  private int levelOf(int index) {
    CompiledRule rule = bound.rules().get(index);
    if (rule.rule() instanceof Rule.MetaRule) {
      return isOff(rule) ? MetaOrder.NEVER : MetaOrder.AT_END;
    }
    return isRun(rule) && !bound.netEvals().containsKey(index)
        ? rule.traits().priority()
        : MetaOrder.AT_END;
  }

  /** Whether a rule other than a meta is run under this score set. */
  private boolean isRun(CompiledRule rule) {
    if (isOff(rule)) {
      return false;
    }
    if (bound.netEvals().containsKey(rule.index())) {
      return set.net();
    }
    if (rule.rule() instanceof Rule.EvalRule) {
      return bound.evals().containsKey(rule.index())
          && (set.net() || !rule.traits().has("net"))
          && (set.bayes() || !rule.traits().has("learn"));
    }
    return !(rule.rule() instanceof Rule.EmptyRule || rule.rule() instanceof Rule.AskDnsRule);
  }

  private void addLevel(List<CompiledRule> rules, List<Plan.Phase> phases) {
    addPhase(net(rules), phases);
    addPhase(headers(rules), phases);
    addPhase(evals(rules, Hit.Area.HEADER, Hit.Area.RBL), phases);
    addPhase(texts(rules, TextKind.BODY), phases);
    addPhase(texts(rules, TextKind.URI), phases);
    List<Step> bodyEvals = new ArrayList<>(details(rules));
    bodyEvals.addAll(evals(rules, Hit.Area.BODY));
    addPhase(bodyEvals, phases);
    addPhase(texts(rules, TextKind.RAWBODY), phases);
    addPhase(evals(rules, Hit.Area.RAWBODY), phases);
    addPhase(texts(rules, TextKind.FULL), phases);
    addPhase(evals(rules, Hit.Area.FULL), phases);
  }

  private static void addPhase(List<? extends Step> steps, List<Plan.Phase> phases) {
    if (!steps.isEmpty()) {
      phases.add(new Plan.Phase(List.copyOf(steps)));
    }
  }

  private List<Step> net(List<CompiledRule> rules) {
    List<Step> steps = new ArrayList<>();
    for (CompiledRule rule : rules) {
      NetEval eval = bound.netEvals().get(rule.index());
      if (eval != null) {
        Hit.Area area =
            rule.rule() instanceof Rule.EvalRule called ? called.area() : Hit.Area.ASKDNS;
        steps.add(new NetStep(rule, area, eval));
      }
    }
    return steps;
  }

  private List<Step> headers(List<CompiledRule> rules) {
    List<Step> steps = new ArrayList<>();
    Map<HeaderSelector, List<CompiledRule>> bySelector = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      if (rule.rule() instanceof Rule.HeaderRule header) {
        bySelector.computeIfAbsent(header.selector(), s -> new ArrayList<>()).add(rule);
      } else if (rule.rule() instanceof Rule.HeaderExistsRule exists) {
        steps.add(new RuleStep(rule, new HeaderExistsStep(rule, exists.header())));
      }
    }
    bySelector.forEach((selector, group) -> steps.add(new HeaderStep(selector, group, indexes)));
    return steps;
  }

  private List<Step> evals(List<CompiledRule> rules, Hit.Area... areas) {
    List<Step> steps = new ArrayList<>();
    for (Hit.Area area : areas) {
      for (CompiledRule rule : rules) {
        if (rule.rule() instanceof Rule.EvalRule called
            && called.area() == area
            && bound.evals().containsKey(rule.index())) {
          Eval eval = bound.evals().get(rule.index());
          boolean hasEffects = bound.withEffects().contains(rule.index());
          steps.add(new RuleStep(rule, new EvalStep(rule, area, eval, hasEffects)));
        }
      }
    }
    return steps;
  }

  private static List<Step> details(List<CompiledRule> rules) {
    List<Step> steps = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule.rule() instanceof Rule.UriDetailRule detail) {
        steps.add(new RuleStep(rule, new UriDetailStep(rule, detail)));
      } else if (rule.rule() instanceof Rule.MimeHeaderRule header) {
        steps.add(new RuleStep(rule, new MimeHeaderStep(rule, header)));
      }
    }
    return steps;
  }

  private List<Step> texts(List<CompiledRule> rules, TextKind kind) {
    List<PatternTest> tests = new ArrayList<>();
    for (CompiledRule rule : rules) {
      patternOf(rule.rule(), kind).ifPresent(p -> tests.add(new PatternTest(rule, p, kind.area())));
    }
    return tests.isEmpty() ? List.of() : List.of(new TextStep(kind, tests, indexes));
  }

  private static Optional<RulePattern> patternOf(Rule rule, TextKind kind) {
    if (kind == TextKind.BODY && rule instanceof Rule.BodyRule body) {
      return Optional.of(body.pattern());
    }
    if (kind == TextKind.URI && rule instanceof Rule.UriRule uri) {
      return Optional.of(uri.pattern());
    }
    if (kind == TextKind.RAWBODY && rule instanceof Rule.RawbodyRule rawbody) {
      return Optional.of(rawbody.pattern());
    }
    if (kind == TextKind.FULL && rule instanceof Rule.FullRule full) {
      return Optional.of(full.pattern());
    }
    return Optional.empty();
  }

  private boolean isOff(CompiledRule rule) {
    return rule.traits().score(set) == 0;
  }

  /** Of each meta those it names that are switched off, or name such. */
  private Map<Integer, int[]> doubtful(List<CompiledRule> metas) {
    BitSet all = new BitSet();
    Map<Integer, int[]> named = new HashMap<>();
    for (CompiledRule meta : metas) {
      Rule.MetaRule rule = (Rule.MetaRule) meta.rule();
      int[] of =
          rule.expression().names().stream()
              .mapToInt(name -> bound.index().getOrDefault(name, -1))
              .filter(index -> index >= 0 && all.get(index))
              .toArray();
      named.put(meta.index(), of);
      all.set(meta.index(), of.length > 0 || isOff(meta));
    }
    return named;
  }

  private List<MetaStep> metas(List<CompiledRule> metas, Map<Integer, int[]> doubtful) {
    List<MetaStep> steps = new ArrayList<>();
    for (CompiledRule meta : metas) {
      Rule.MetaRule rule = (Rule.MetaRule) meta.rule();
      MetaProgram program =
          MetaProgram.compile(rule.expression(), name -> bound.index().getOrDefault(name, -1));
      steps.add(
          new MetaStep(
              meta, program, doubtful.getOrDefault(meta.index(), new int[0]), isOff(meta)));
    }
    return steps;
  }
}
