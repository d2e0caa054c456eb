package org.hamlet.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;
import org.hamlet.rule.Rule;
import org.hamlet.verdict.RuleName;

/**
 * When each meta rule can be evaluated. Metas have no order of their own: one runs as soon as all
 * it depends on is known; rules that are never run count as known (with 0) only at the very end;
 * and a meta that is part of a circle is never known and so holds back every meta that uses it; so
 * does one that is switched off (score 0), unless it is found not to hit before the very end; to
 * itself a meta counts as 0 (SpamAssassin 4.0.1 behaviour, observed).
 *
 * @param levels for each rule by index, the level after which its value is known; {@link #NEVER}
 *     for a meta that is never evaluated
 * @param order the metas that are evaluated, each after those it depends on; of those switched off
 *     the ones that another uses
 */
record MetaOrder(List<Integer> levels, List<CompiledRule> order) {

  /** Level of what is not known before everything else is done. */
  static final int AT_END = Integer.MAX_VALUE - 1;

  /** Level of what is never known. */
  static final int NEVER = Integer.MAX_VALUE;

  /**
   * Works it out.
   *
   * @param rules the table
   * @param index place of a name in the table
   * @param levelOf level at which a rule is run, by index: {@link #AT_END} for one that is not; of
   *     a meta, {@link #NEVER} when it is switched off and anything else when it is not
   */
  static MetaOrder of(
      List<CompiledRule> rules, Map<RuleName, Integer> index, IntUnaryOperator levelOf) {
    int[] levels = new int[rules.size()];
    int[] waiting = new int[rules.size()];
    List<List<Integer>> users = new ArrayList<>();
    rules.forEach(rule -> users.add(new ArrayList<>()));
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    BitSet off = new BitSet();
    for (CompiledRule rule : rules) {
      int i = rule.index();
      levels[i] = levelOf.applyAsInt(i);
      if (rule.rule() instanceof Rule.MetaRule meta) {
        off.set(i, levels[i] == NEVER);
        levels[i] = Integer.MIN_VALUE;
        for (RuleName name : meta.expression().names()) {
          Integer on = index.get(name);
          if (on == null) {
            levels[i] = AT_END;
          } else if (on != i && rules.get(on).rule() instanceof Rule.MetaRule) {
            waiting[i]++;
            users.get(on).add(i);
          } else if (on != i) {
            levels[i] = Math.max(levels[i], levelOf.applyAsInt(on));
          }
        }
        if (waiting[i] == 0) {
          ready.add(i);
        }
      }
    }
    List<CompiledRule> order = settle(rules, levels, waiting, users, ready, off);
    order.removeIf(meta -> off.get(meta.index()) && users.get(meta.index()).isEmpty());
    return new MetaOrder(Arrays.stream(levels).boxed().toList(), List.copyOf(order));
  }

  private static List<CompiledRule> settle(
      List<CompiledRule> rules,
      int[] levels,
      int[] waiting,
      List<List<Integer>> users,
      PriorityQueue<Integer> ready,
      BitSet off) {
    List<CompiledRule> order = new ArrayList<>();
    boolean[] settled = new boolean[levels.length];
    while (!ready.isEmpty()) {
      int done = ready.remove();
      if (off.get(done) && levels[done] == AT_END) {
        levels[done] = NEVER;
        continue;
      }
      settled[done] = true;
      order.add(rules.get(done));
      for (int user : users.get(done)) {
        levels[user] = Math.max(levels[user], levels[done]);
        if (--waiting[user] == 0) {
          ready.add(user);
        }
      }
    }
    Arrays.setAll(levels, i -> waiting[i] > 0 && !settled[i] ? NEVER : levels[i]);
    return order;
  }
}
