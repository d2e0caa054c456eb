package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * A simple shape that every match of a pattern has: bytes of certain sets in this order, with only
 * bytes of further sets between them. Wider than the pattern, so that it can be looked for with a
 * few instructions a byte; good for spelling-variant patterns that need no fixed literal.
 *
 * <p>The idea: {@code v[i1]+\W?a} becomes {@code v, then [i1] with any of [i1]\W behind it, then
 * a}. Optional parts and repetitions only widen what may stand between; alternatives are laid over
 * each other step by step.
 *
 * @param lead what may stand before the first step
 * @param steps in order
 */
record ByteSequence(ByteSet lead, List<Step> steps) {

  /** Most steps kept; a beginning is enough. */
  static final int MAX_STEPS = 24;

  /** One byte of a set, then any number of bytes of another. */
  record Step(ByteSet one, ByteSet behind) {

    Step widened(ByteSet more) {
      return new Step(one, behind.or(more));
    }

    Step over(Step other) {
      return new Step(one.or(other.one), behind.or(other.behind));
    }
  }

  private static final ByteSequence EMPTY = new ByteSequence(ByteSet.NONE, List.of());

  /** Nothing is known. */
  static final ByteSequence UNKNOWN = new ByteSequence(ByteSet.ALL, List.of());

  static ByteSequence of(Node node) {
    if (node instanceof Node.Chars chars) {
      return new ByteSequence(ByteSet.NONE, List.of(new Step(chars.set(), ByteSet.NONE)));
    } else if (node instanceof Node.Concat concat) {
      return concat(concat.parts());
    } else if (node instanceof Node.Alternate choice) {
      return alternate(choice.branches());
    } else if (node instanceof Node.Repeat repeat) {
      return repeat(repeat);
    } else if (node instanceof Node.Capture capture) {
      return of(capture.body());
    } else if (node instanceof Node.Atomic atomic) {
      return of(atomic.body());
    } else if (node instanceof Node.Conditional c) {
      return alternate(List.of(c.yes(), c.no()));
    } else if (node instanceof Node.BackReference) {
      return UNKNOWN;
    } else if (node instanceof Node.Anchor || node instanceof Node.Look) {
      return EMPTY;
    }
    throw Node.unknown(node);
  }

  private static ByteSequence concat(List<Node> parts) {
    ByteSet lead = ByteSet.NONE;
    List<Step> joined = new ArrayList<>();
    for (Node part : parts) {
      // beyond so many steps the rest is not looked at: anything may stand behind
      ByteSequence next = joined.size() >= MAX_STEPS ? UNKNOWN : of(part);
      if (joined.isEmpty()) {
        lead = lead.or(next.lead);
      } else if (!next.lead.equals(ByteSet.NONE)) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1).widened(next.lead));
      }
      joined.addAll(next.steps);
      if (joined.size() >= MAX_STEPS && next.isUnknown()) {
        break;
      }
    }
    return new ByteSequence(lead, joined).shortened(MAX_STEPS);
  }

  private boolean isUnknown() {
    return steps.isEmpty() && lead.equals(ByteSet.ALL);
  }

  private ByteSequence then(ByteSequence next) {
    if (steps.isEmpty()) {
      return new ByteSequence(lead.or(next.lead), next.steps);
    }
    List<Step> joined = new ArrayList<>(steps);
    joined.set(joined.size() - 1, steps.get(steps.size() - 1).widened(next.lead));
    joined.addAll(next.steps);
    return new ByteSequence(lead, joined).shortened(MAX_STEPS);
  }

  /** The same with at most so many steps: what comes later may stand behind the last one. */
  private ByteSequence shortened(int most) {
    if (steps.size() <= most) {
      return this;
    }
    ByteSet later = new ByteSequence(ByteSet.NONE, steps.subList(most, steps.size())).all();
    if (most == 0) {
      return new ByteSequence(lead.or(later), List.of());
    }
    List<Step> kept = new ArrayList<>(steps.subList(0, most));
    kept.set(most - 1, kept.get(most - 1).widened(later));
    return new ByteSequence(lead, kept);
  }

  /** Every byte that may occur in it. */
  private ByteSet all() {
    ByteSet all = lead;
    for (Step step : steps) {
      all = all.or(step.one()).or(step.behind());
    }
    return all;
  }

  private static ByteSequence alternate(List<Node> branches) {
    ByteSequence laid = of(branches.get(0));
    for (Node branch : branches.subList(1, branches.size())) {
      ByteSequence other = of(branch);
      int common = Math.min(laid.steps.size(), other.steps.size());
      laid = laid.shortened(common).over(other.shortened(common));
    }
    return laid;
  }

  private ByteSequence over(ByteSequence other) {
    List<Step> both = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      both.add(steps.get(i).over(other.steps.get(i)));
    }
    return new ByteSequence(lead.or(other.lead), both);
  }

  private static ByteSequence repeat(Node.Repeat repeat) {
    ByteSequence once = of(repeat.body());
    ByteSequence more = new ByteSequence(once.all(), List.of());
    ByteSequence whole = EMPTY;
    int copies = once.steps.isEmpty() ? 1 : MAX_STEPS / once.steps.size() + 1;
    for (int i = 0; i < Math.min(repeat.min(), copies); i++) {
      whole = whole.then(once);
    }
    return repeat.max() == repeat.min() && repeat.min() <= copies ? whole : whole.then(more);
  }
}
