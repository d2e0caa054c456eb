package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.regex.Node.Greed;

/**
 * Turns a parsed pattern into a {@link Program}. While writing a part it knows what can follow, so
 * that ways that lead nowhere are not tried and runs that need not give back are not remembered
 * (the "auto-possessification" of PCRE2, here with sets of bytes).
 */
final class ProgramWriter {

  private final ProgramTables tables = new ProgramTables();
  private final Set<Integer> captured;
  private int[] code = new int[32];
  private int size;
  private int slots;

  private ProgramWriter(Set<Integer> captured, int groupCount) {
    this.captured = captured;
    this.slots = 2 * (groupCount + 1);
  }

  /** The program that notes all groups. */
  static Program all(ParsedPattern pattern) throws PatternProblem {
    Set<Integer> all = new HashSet<>();
    for (int group = 1; group <= pattern.groupCount(); group++) {
      all.add(group);
    }
    return new ProgramWriter(all, pattern.groupCount()).write(pattern);
  }

  /** The program that notes only the groups its own result depends on. */
  static Program lean(ParsedPattern pattern) throws PatternProblem {
    return new ProgramWriter(Groups.referredTo(pattern.root()), pattern.groupCount())
        .write(pattern);
  }

  private Program write(ParsedPattern pattern) throws PatternProblem {
    node(pattern.root(), Follow.SUCCESS);
    emit(Op.MATCH);
    return new Program(pattern, Arrays.copyOf(code, size), tables, slots);
  }

  private int emit(int... words) {
    if (size + words.length > code.length) {
      code = Arrays.copyOf(code, 2 * code.length + words.length);
    }
    System.arraycopy(words, 0, code, size, words.length);
    size += words.length;
    return size - words.length;
  }

  private int newSlots(int count) {
    slots += count;
    return slots - count;
  }

  private void node(Node node, Follow follow) throws PatternProblem {
    if (node instanceof Node.Chars chars) {
      emit(Op.SET, tables.set(chars.set()));
    } else if (node instanceof Node.Concat concat) {
      concat(concat.parts(), follow);
    } else if (node instanceof Node.Alternate choice) {
      alternate(choice.branches(), follow);
    } else if (node instanceof Node.Repeat repeat) {
      repeat(repeat, follow);
    } else if (node instanceof Node.Capture capture) {
      capture(capture, follow);
    } else if (node instanceof Node.Atomic atomic) {
      atomic(atomic.body());
    } else if (node instanceof Node.Look look) {
      look(look);
    } else if (node instanceof Node.BackReference reference) {
      emit(Op.REFERENCE, tables.reference(reference.groups(), reference.folded()));
    } else if (node instanceof Node.Conditional conditional) {
      conditional(conditional, follow);
    } else if (node == Node.Anchor.KEEP) {
      emit(Op.KEEP);
    } else if (node instanceof Node.Anchor anchor) {
      emit(Op.ANCHOR, tables.anchor(anchor));
    } else {
      throw Node.unknown(node);
    }
  }

  private void concat(List<Node> parts, Follow follow) throws PatternProblem {
    Follow[] behind = new Follow[parts.size()];
    Follow next = follow;
    for (int i = parts.size() - 1; i >= 0; i--) {
      behind[i] = next;
      next = FirstBytes.of(parts.get(i)).then(next);
    }
    for (int i = 0; i < parts.size(); ) {
      int end = ProgramTables.literalEnd(parts, i);
      if (end - i > 1) {
        emit(Op.LITERAL, tables.literal(parts.subList(i, end)));
        i = end;
      } else {
        node(parts.get(i), behind[i]);
        i++;
      }
    }
  }

  private void alternate(List<Node> branches, Follow follow) throws PatternProblem {
    int choice = tables.openChoice();
    emit(Op.CHOICE, choice);
    List<Integer> jumps = new ArrayList<>();
    Follow[] ways = new Follow[branches.size()];
    int[] targets = new int[branches.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = size;
      ways[i] = FirstBytes.of(branches.get(i)).then(follow);
      node(branches.get(i), follow);
      if (i + 1 < targets.length) {
        jumps.add(emit(Op.JUMP, 0));
      }
    }
    jumps.forEach(jump -> code[jump + 1] = size);
    tables.close(choice, targets, ways);
  }

  private void capture(Node.Capture capture, Follow follow) throws PatternProblem {
    if (!captured.contains(capture.number())) {
      node(capture.body(), follow);
      return;
    }
    int slot = newSlots(1);
    emit(Op.OPEN, slot);
    node(capture.body(), follow);
    emit(Op.CLOSE, capture.number(), slot);
  }

  private void atomic(Node body) throws PatternProblem {
    int slot = newSlots(2);
    emit(Op.ENTER, slot);
    node(body, Follow.SUCCESS);
    emit(Op.LEAVE, slot);
  }

  private void look(Node.Look look) throws PatternProblem {
    int slot = newSlots(2);
    int enter = look.negated() ? emit(Op.NOT, slot, 0) : emit(Op.ENTER, slot);
    if (look.ahead()) {
      node(look.body(), Follow.SUCCESS);
    } else {
      behind(look);
    }
    emit(look.negated() ? Op.NOT_FAILED : Op.LEAVE_BACK, slot);
    if (look.negated()) {
      code[enter + 2] = size;
    }
  }

  /** Alternatives of fixed width, each beginning so many bytes before the place. */
  private void behind(Node.Look look) throws PatternProblem {
    List<Node> variants = LookBehind.variants(look);
    int choice = tables.openChoice();
    emit(Op.CHOICE, choice);
    List<Integer> jumps = new ArrayList<>();
    Follow[] ways = new Follow[variants.size()];
    int[] targets = new int[variants.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = size;
      ways[i] = Follow.ANYTHING;
      emit(Op.BACK, LookBehind.width(variants.get(i)));
      node(variants.get(i), Follow.SUCCESS);
      jumps.add(emit(Op.JUMP, 0));
    }
    jumps.forEach(jump -> code[jump + 1] = size);
    tables.close(choice, targets, ways);
  }

  private void conditional(Node.Conditional conditional, Follow follow) throws PatternProblem {
    int test = emit(Op.IF_GROUP, tables.reference(conditional.groups(), false), 0);
    node(conditional.yes(), follow);
    int jump = emit(Op.JUMP, 0);
    code[test + 2] = size;
    node(conditional.no(), follow);
    code[jump + 1] = size;
  }

  private void repeat(Node.Repeat repeat, Follow follow) throws PatternProblem {
    if (repeat.max() == 0) {
      return;
    }
    if (repeat.body() instanceof Node.Chars chars) {
      run(chars.set(), repeat, follow);
    } else if (repeat.greed() == Greed.POSSESSIVE) {
      atomic(new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Greed.GREEDY));
    } else {
      loop(repeat, follow);
    }
  }

  private void run(ByteSet set, Node.Repeat repeat, Follow follow) {
    boolean whole =
        repeat.greed() == Greed.POSSESSIVE
            || repeat.min() == repeat.max()
            || (repeat.greed() == Greed.GREEDY && follow.neverWants(set))
            || (repeat.greed() == Greed.LAZY && !follow.succeeds() && follow.neverWants(set));
    int op = repeat.greed() == Greed.LAZY ? Op.LAZY_RUN : Op.RUN;
    int max = repeat.max() == Node.Repeat.NO_LIMIT ? Integer.MAX_VALUE : repeat.max();
    emit(whole ? Op.WHOLE_RUN : op, tables.set(set), repeat.min(), max, tables.viable(follow));
  }

  private void loop(Node.Repeat repeat, Follow follow) throws PatternProblem {
    FirstBytes first = FirstBytes.of(repeat.body());
    boolean endless = repeat.max() == Node.Repeat.NO_LIMIT && !first.empty();
    Follow exit = repeat.min() > 1 ? follow.uncertain() : follow;
    Follow again = first.then(repeat.max() == 1 ? exit : exit.or(first.then(exit)));
    Follow behind = repeat.max() == 1 ? exit : exit.or(again);
    boolean lazy = repeat.greed() == Greed.LAZY;
    if (repeat.min() == 0 && repeat.max() == 1) {
      int choice = tables.openChoice();
      emit(Op.CHOICE, choice);
      int body = size;
      node(repeat.body(), follow);
      close(choice, lazy, body, first.then(follow), size, follow);
    } else if (endless && repeat.min() == 0) {
      int choice = tables.openChoice();
      int head = emit(Op.CHOICE, choice);
      int body = size;
      node(repeat.body(), behind);
      emit(Op.JUMP, head);
      close(choice, lazy, body, again, size, follow);
    } else if (endless && repeat.min() == 1) {
      int body = size;
      node(repeat.body(), behind);
      int choice = tables.openChoice();
      emit(Op.CHOICE, choice);
      close(choice, lazy, body, again, size, follow);
    } else {
      counted(repeat, behind);
    }
  }

  private void close(int choice, boolean lazy, int body, Follow again, int exit, Follow follow) {
    if (lazy) {
      tables.close(choice, new int[] {exit, body}, follow, again);
    } else {
      tables.close(choice, new int[] {body, exit}, again, follow);
    }
  }

  private void counted(Node.Repeat repeat, Follow behind) throws PatternProblem {
    int slot = newSlots(2);
    int max = repeat.max() == Node.Repeat.NO_LIMIT ? Integer.MAX_VALUE : repeat.max();
    int lazy = repeat.greed() == Greed.LAZY ? 1 : 0;
    emit(Op.LOOP_BEGIN, slot);
    int head = emit(Op.LOOP, slot, repeat.min(), max, lazy, 0);
    node(repeat.body(), behind.uncertain());
    emit(Op.JUMP, head);
    code[head + 5] = size;
  }
}
