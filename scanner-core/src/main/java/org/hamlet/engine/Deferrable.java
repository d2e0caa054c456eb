package org.hamlet.engine;

import java.util.BitSet;
import java.util.List;
import org.hamlet.regex.RulePattern;
import org.hamlet.rule.MetaExpression;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Shortcircuit;
import org.hamlet.verdict.RuleName;

/**
 * Which rules need not be run before a meta asks for their value: sub rules that do nothing but hit
 * or miss. Those that capture text for other rules, set tags, change the body or ask the network
 * have their turn.
 */
final class Deferrable {

  /**
   * How many deferred metas may name one another in a chain, which is followed on the stack; one
   * beyond is settled when it has its turn.
   */
  static final int MAX_META_CHAIN = 50;

  // How dear a rule is beside others: the longer what it reads, the dearer. The order was measured
  // on SpamAssassin's rules; the numbers are guesses that put rules in order and do nothing else.

  private static final int NO_COST = 0;
  private static final int HEADER_COST = 1;
  private static final int URI_COST = 2;
  private static final int OTHER_COST = 5;
  private static final int BODY_COST = 6;
  private static final int RAWBODY_COST = 8;
  private static final int FULL_COST = 10;

  /** So many times as dear is a pattern that no index leaves out for want of a literal. */
  private static final int WITHOUT_LITERALS = 3;

  private final BoundRules bound;
  private final BitSet rules = new BitSet();
  private final int[] chain;
  private final int[] costs;

  private Deferrable(BoundRules bound) {
    this.bound = bound;
    this.chain = new int[bound.rules().size()];
    this.costs = new int[bound.rules().size()];
  }

  /**
   * Finds them.
   *
   * @param metas in the order in which they can be evaluated
   */
  static Deferrable of(BoundRules bound, List<CompiledRule> metas) {
    Deferrable found = new Deferrable(bound);
    for (CompiledRule rule : bound.rules()) {
      found.costs[rule.index()] = cost(rule.rule());
      found.rules.set(rule.index(), isSub(rule) && found.onlyHits(rule));
    }
    metas.stream().filter(Deferrable::isSub).forEach(found::addMeta);
    return found;
  }

  /** Whether nobody but metas cares for its hit, which does not end the scan either. */
  private static boolean isSub(CompiledRule rule) {
    return rule.rule().name().isSubRule() && rule.traits().shortcircuit() == Shortcircuit.OFF;
  }

  /** Their indexes; not to be changed. */
  BitSet rules() {
    return rules;
  }

  /** By rule, how dear it is to run beside others; not to be changed. */
  int[] costs() {
    return costs;
  }

  private static int cost(Rule rule) {
    if (rule instanceof Rule.HeaderExistsRule) {
      return NO_COST;
    }
    if (rule instanceof Rule.HeaderRule header) {
      return cost(HEADER_COST, header.pattern());
    }
    if (rule instanceof Rule.UriRule uri) {
      return cost(URI_COST, uri.pattern());
    }
    if (rule instanceof Rule.BodyRule body) {
      return cost(BODY_COST, body.pattern());
    }
    if (rule instanceof Rule.RawbodyRule rawbody) {
      return cost(RAWBODY_COST, rawbody.pattern());
    }
    if (rule instanceof Rule.FullRule full) {
      return cost(FULL_COST, full.pattern());
    }
    return OTHER_COST;
  }

  private static int cost(int ofText, RulePattern pattern) {
    return pattern.requiresLiterals() ? ofText : WITHOUT_LITERALS * ofText;
  }

  private boolean onlyHits(CompiledRule rule) {
    Rule what = rule.rule();
    if (bound.netEvals().containsKey(rule.index())) {
      return false;
    }
    if (what instanceof Rule.EvalRule) {
      return !bound.withEffects().contains(rule.index());
    }
    if (what instanceof Rule.HeaderRule header) {
      return onlyHits(header.pattern());
    }
    if (what instanceof Rule.MimeHeaderRule header) {
      return onlyHits(header.pattern());
    }
    if (what instanceof Rule.BodyRule body) {
      return onlyHits(body.pattern());
    }
    if (what instanceof Rule.RawbodyRule rawbody) {
      return onlyHits(rawbody.pattern());
    }
    if (what instanceof Rule.FullRule full) {
      return onlyHits(full.pattern());
    }
    if (what instanceof Rule.UriRule uri) {
      return onlyHits(uri.pattern());
    }
    return what instanceof Rule.UriDetailRule || what instanceof Rule.HeaderExistsRule;
  }

  private static boolean onlyHits(RulePattern pattern) {
    return !pattern.captures();
  }

  private void addMeta(CompiledRule meta) {
    MetaExpression expression = ((Rule.MetaRule) meta.rule()).expression();
    int longest = 0;
    for (RuleName name : expression.names()) {
      int named = bound.index().getOrDefault(name, meta.index());
      longest = Math.max(longest, chain[named]);
      costs[meta.index()] = Math.max(costs[meta.index()], costs[named]);
    }
    if (longest < MAX_META_CHAIN) {
      chain[meta.index()] = longest + 1;
      rules.set(meta.index());
    }
  }
}
