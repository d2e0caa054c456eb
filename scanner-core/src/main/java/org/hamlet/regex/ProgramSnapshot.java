package org.hamlet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/** The tables of a {@link Program} in a snapshot. */
final class ProgramSnapshot {

  private ProgramSnapshot() {}

  static void write(List<Membership> sets, SnapshotWriter out) {
    long[] words = new long[sets.size() * Membership.WORDS];
    for (int i = 0; i < sets.size(); i++) {
      System.arraycopy(sets.get(i).words(), 0, words, i * Membership.WORDS, Membership.WORDS);
    }
    out.wholes(words);
  }

  static void write(Literal[] literals, SnapshotWriter out) {
    out.number(literals.length);
    for (Literal literal : literals) {
      out.bytes(literal.bytes()).bytes(literal.caseBits());
    }
  }

  static void write(Choice[] choices, List<Membership> sets, SnapshotWriter out) {
    out.number(choices.length);
    for (Choice choice : choices) {
      choice.write(sets, out);
    }
  }

  static void write(Program.Reference[] references, SnapshotWriter out) {
    out.number(references.length);
    for (Program.Reference reference : references) {
      out.ints(reference.groups().stream().mapToInt(Integer::intValue).toArray());
      out.flag(reference.folded());
    }
  }

  static void write(Node.Anchor[] anchors, SnapshotWriter out) {
    out.number(anchors.length);
    for (Node.Anchor anchor : anchors) {
      out.choice(anchor);
    }
  }

  static Membership[] sets(long[] words) throws SnapshotDamage {
    if (words.length % Membership.WORDS != 0) {
      throw new SnapshotDamage("a set is cut short");
    }
    Membership[] sets = new Membership[words.length / Membership.WORDS];
    for (int i = 0; i < sets.length; i++) {
      int from = i * Membership.WORDS;
      sets[i] = new Membership(Arrays.copyOfRange(words, from, from + Membership.WORDS));
    }
    return sets;
  }

  static Literal[] literals(SnapshotReader in) throws SnapshotDamage {
    Literal[] literals = new Literal[in.count(2)];
    for (int i = 0; i < literals.length; i++) {
      byte[] bytes = in.bytes();
      byte[] caseBits = in.bytes();
      if (bytes.length != caseBits.length) {
        throw new SnapshotDamage("a literal is cut short");
      }
      literals[i] = new Literal(bytes, caseBits);
    }
    return literals;
  }

  static Choice[] choices(Membership[] sets, SnapshotReader in) throws SnapshotDamage {
    Choice[] choices = new Choice[in.count(4)];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = Choice.read(sets, in);
    }
    return choices;
  }

  static Program.Reference[] references(SnapshotReader in) throws SnapshotDamage {
    Program.Reference[] references = new Program.Reference[in.count(2)];
    for (int i = 0; i < references.length; i++) {
      List<Integer> groups = new ArrayList<>();
      for (int group : in.ints()) {
        if (group < 0) {
          throw new SnapshotDamage("a group without number");
        }
        groups.add(group);
      }
      references[i] = new Program.Reference(List.copyOf(groups), in.flag());
    }
    return references;
  }

  static Node.Anchor[] anchors(SnapshotReader in) throws SnapshotDamage {
    Node.Anchor[] anchors = new Node.Anchor[in.count(1)];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = in.choice(Node.Anchor.values());
    }
    return anchors;
  }
}
