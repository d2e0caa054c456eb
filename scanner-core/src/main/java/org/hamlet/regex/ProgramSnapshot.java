package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/** A {@link Program} in a snapshot. */
final class ProgramSnapshot {

  private ProgramSnapshot() {}

  static void write(Program program, SnapshotWriter out) {
    Program.Stored stored = program.stored();
    out.ints(stored.code());
    long[] words = new long[stored.sets().length * Membership.WORDS];
    for (int i = 0; i < stored.sets().length; i++) {
      long[] set = stored.sets()[i].words();
      System.arraycopy(set, 0, words, i * Membership.WORDS, Membership.WORDS);
    }
    out.wholes(words);
    out.number(stored.literals().length);
    for (Literal literal : stored.literals()) {
      out.bytes(literal.bytes()).bytes(literal.caseBits());
    }
    List<Membership> sets = Arrays.asList(stored.sets());
    out.number(stored.choices().length);
    for (Choice choice : stored.choices()) {
      choice.write(sets, out);
    }
    out.number(stored.references().length);
    for (Program.Reference reference : stored.references()) {
      out.ints(reference.groups().stream().mapToInt(Integer::intValue).toArray());
      out.flag(reference.folded());
    }
    out.number(stored.anchors().length);
    for (Node.Anchor anchor : stored.anchors()) {
      out.choice(anchor);
    }
    out.number(stored.groupCount()).number(stored.slots());
    out.choice(stored.begin()).number(stored.first());
  }

  static Program read(SnapshotReader in) throws SnapshotDamage {
    int[] code = in.ints();
    Membership[] sets = sets(in.wholes());
    return new Program(
        new Program.Stored(
            code,
            sets,
            literals(in),
            choices(sets, in),
            references(in),
            anchors(in),
            in.number(),
            in.number(),
            in.choice(Program.Begin.values()),
            in.number(sets.length)));
  }

  private static Membership[] sets(long[] words) {
    Membership[] sets = new Membership[words.length / Membership.WORDS];
    for (int i = 0; i < sets.length; i++) {
      int from = i * Membership.WORDS;
      sets[i] = new Membership(Arrays.copyOfRange(words, from, from + Membership.WORDS));
    }
    return sets;
  }

  private static Literal[] literals(SnapshotReader in) throws SnapshotDamage {
    Literal[] literals = new Literal[in.count(2)];
    for (int i = 0; i < literals.length; i++) {
      byte[] bytes = in.bytes();
      literals[i] = new Literal(bytes, in.bytes());
    }
    return literals;
  }

  private static Choice[] choices(Membership[] sets, SnapshotReader in) throws SnapshotDamage {
    Choice[] choices = new Choice[in.count(4)];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = Choice.read(sets, in);
    }
    return choices;
  }

  private static Program.Reference[] references(SnapshotReader in) throws SnapshotDamage {
    Program.Reference[] references = new Program.Reference[in.count(2)];
    for (int i = 0; i < references.length; i++) {
      List<Integer> groups = new ArrayList<>();
      for (int group : in.ints()) {
        groups.add(group);
      }
      references[i] = new Program.Reference(List.copyOf(groups), in.flag());
    }
    return references;
  }

  private static Node.Anchor[] anchors(SnapshotReader in) throws SnapshotDamage {
    Node.Anchor[] anchors = new Node.Anchor[in.count(1)];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = in.choice(Node.Anchor.values());
    }
    return anchors;
  }
}
