package org.hamlet.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.RuleSet;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;

/**
 * A rule set compiled once for all threads: eval functions bound, patterns grouped by the text they
 * read, metas arranged by what they wait for. Follows SpamAssassin 4.0.1's order and semantics.
 */
public final class RuleEngine {

  private final EvalFunctions functions;
  private final BoundRules bound;
  private final Map<ScoreSet, PlanOnDemand> plans;
  private final OwnHits own;
  private final CandidateIndexes indexes;

  private RuleEngine(
      RuleSet rules,
      EvalFunctions functions,
      boolean net,
      CandidateIndexes indexes,
      Map<ScoreSet, PlanOnDemand> site) {
    this.functions = functions;
    this.bound = BoundRules.bind(rules, functions, net);
    this.plans = new EnumMap<>(ScoreSet.class);
    for (boolean bayes : new boolean[] {false, true}) {
      ScoreSet set = ScoreSet.of(net, bayes);
      Optional<PlanOnDemand> before = Optional.ofNullable(site.get(set));
      plans.put(set, new PlanOnDemand(before, new PlanBuilder(bound, set, indexes)));
    }
    this.own = OwnHits.of(rules);
    this.indexes = indexes;
  }

  /**
   * Compiles a rule set.
   *
   * @param functions the eval functions that rules may call
   * @param net whether rules may use the network: chooses the score sets
   */
  public static RuleEngine compile(RuleSet rules, EvalFunctions functions, boolean net) {
    return compile(rules, functions, net, true);
  }

  /**
   * The same.
   *
   * @param prefilter whether patterns that an index shows not to match are left out
   */
  public static RuleEngine compile(
      RuleSet rules, EvalFunctions functions, boolean net, boolean prefilter) {
    return new RuleEngine(rules, functions, net, CandidateIndexes.ofSite(prefilter), Map.of());
  }

  /**
   * Compiles the rule set of a user of this one, which shares with it what is the same, and with
   * the eval functions the files that those have read.
   *
   * @param user this rule set with a user's preferences
   */
  public RuleEngine forUser(RuleSet user) {
    boolean net = plans.keySet().stream().anyMatch(ScoreSet::net);
    return new RuleEngine(user, functions, net, indexes.forUser(), plans);
  }

  /** How many indexes were made for it alone. */
  int ownIndexes() {
    return indexes.own();
  }

  /**
   * Runs every rule that the score set switches on. Never throws for the content of the message.
   *
   * @param set one with the network as compiled; {@link IllegalArgumentException} for another
   * @param complete whether sub rules are run, and told, on which no score depends
   */
  public Hits run(ScanContext scan, ScoreSet set, boolean complete) {
    PlanOnDemand wanted = plans.get(set);
    if (wanted == null) {
      throw new IllegalArgumentException("not compiled for score set " + set);
    }
    Plan plan = wanted.plan();
    // what the score can become is known only of rules that were run;
    // where a hit can end a scan, that of a sub rule can as well
    boolean frugal = scan.network().flatMap(ScanNetwork::held).isPresent();
    boolean all = complete || frugal || own.policy().loaded();
    HitCollector hits = plan.collector(set, scan.budget(), own, all);
    try {
      plan.run(scan, hits);
    } catch (DeadlineReached deadline) {
      scan.network()
          .ifPresent(network -> network.collect(System.nanoTime()).forEach(hits::limitReached));
      hits.collected();
      String limit = seconds(scan.budget().perScan()) + " s";
      hits.deadlineReached(new LimitReached("time_limit", limit));
    }
    return hits.hits(scan.limits());
  }

  private static String seconds(Duration time) {
    return new BigDecimal(BigInteger.valueOf(time.toMillis()), 3)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Functions that rules call and nobody offers, with those rules, which never hit. */
  public SortedMap<String, SortedSet<RuleName>> missingEvals() {
    return bound.missingEvals();
  }

  /** Eval rules whose arguments cannot be used; they never hit. */
  public List<ConfigProblem> problems() {
    return List.copyOf(bound.problems());
  }
}
