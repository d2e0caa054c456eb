package org.hamlet.regex;

import java.util.Arrays;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/** A pattern as instructions for a {@link Backtracker}. Immutable; thread-safe. */
final class Program {

  private final int[] code;
  private final Membership[] sets;
  private final Literal[] literals;
  private final Choice[] choices;
  private final Reference[] references;
  private final Node.Anchor[] anchors;
  private final int groupCount;
  private final int slots;
  private final Begin begin;
  private final Membership first;
  private final Membership second;
  private final byte[] starts;

  /** In {@link #starts}: a match can begin with the byte. */
  static final int FIRST = 1;

  /** In {@link #starts}: the byte can follow on the first one of a match. */
  static final int SECOND = 2;

  /** Places at which a match can begin. */
  enum Begin {
    ANYWHERE,
    TEXT_START,
    LINE_START,
    SEARCH_START
  }

  /** Groups that are referred to: the first that took part is meant. */
  record Reference(List<Integer> groups, boolean folded) {}

  /**
   * Puts together what a writer has made.
   *
   * @param code {@link Op}s with their operands
   * @param tables what they refer to
   * @param slots how many numbers a run keeps
   */
  Program(ParsedPattern pattern, int[] code, ProgramTables tables, int slots) {
    this.code = code;
    this.groupCount = pattern.groupCount();
    this.slots = slots;
    this.begin = beginOf(pattern.root());
    Follow start = FirstBytes.of(pattern.root()).then(Follow.SUCCESS);
    int firstSet = tables.viable(start);
    int secondSet = tables.viable(SecondBytes.of(pattern.root()));
    this.sets = tables.sets().toArray(Membership[]::new);
    this.literals = tables.literals().toArray(Literal[]::new);
    this.choices = tables.choices().toArray(Choice[]::new);
    this.references = tables.references().toArray(Reference[]::new);
    this.anchors = tables.anchors().toArray(Node.Anchor[]::new);
    this.first = sets[firstSet];
    this.second = sets[secondSet];
    this.starts = starts(first, second);
  }

  /** Reads one that {@link #write} wrote. */
  Program(SnapshotReader in) throws SnapshotDamage {
    this.code = in.ints();
    this.sets = ProgramSnapshot.sets(in.wholes());
    this.literals = ProgramSnapshot.literals(in);
    this.choices = ProgramSnapshot.choices(sets, in);
    this.references = ProgramSnapshot.references(in);
    this.anchors = ProgramSnapshot.anchors(in);
    this.groupCount = in.number();
    this.slots = in.number();
    this.begin = in.choice(Begin.values());
    this.first = sets[in.number(sets.length)];
    this.second = sets[in.number(sets.length)];
    ProgramCheck.Tables tables =
        new ProgramCheck.Tables(
            sets.length,
            literals.length,
            Arrays.asList(choices),
            references.length,
            anchors.length);
    new ProgramCheck(code, groupCount, slots, tables).check();
    this.starts = starts(first, second);
  }

  /** Writes it into a snapshot. */
  void write(SnapshotWriter out) {
    List<Membership> numbered = Arrays.asList(sets);
    out.ints(code);
    ProgramSnapshot.write(numbered, out);
    ProgramSnapshot.write(literals, out);
    ProgramSnapshot.write(choices, numbered, out);
    ProgramSnapshot.write(references, out);
    ProgramSnapshot.write(anchors, out);
    out.number(groupCount).number(slots).choice(begin);
    out.number(numbered.indexOf(first)).number(numbered.indexOf(second));
  }

  private static byte[] starts(Membership first, Membership second) {
    byte[] starts = new byte[256];
    for (int b = 0; b < starts.length; b++) {
      starts[b] = (byte) ((first.contains(b) ? FIRST : 0) | (second.contains(b) ? SECOND : 0));
    }
    return starts;
  }

  private static Begin beginOf(Node root) {
    Node first = root;
    while (first instanceof Node.Capture
        || (first instanceof Node.Concat c && !c.parts().isEmpty())) {
      first =
          first instanceof Node.Capture capture
              ? capture.body()
              : ((Node.Concat) first).parts().get(0);
    }
    if (first == Node.Anchor.TEXT_START) {
      return Begin.TEXT_START;
    } else if (first == Node.Anchor.LINE_START) {
      return Begin.LINE_START;
    }
    return first == Node.Anchor.SEARCH_START ? Begin.SEARCH_START : Begin.ANYWHERE;
  }

  /** The instruction or operand at a place. */
  int at(int place) {
    return code[place];
  }

  Membership set(int number) {
    return sets[number];
  }

  Literal literal(int number) {
    return literals[number];
  }

  Choice choice(int number) {
    return choices[number];
  }

  Node.Anchor anchor(int number) {
    return anchors[number];
  }

  Reference reference(int number) {
    return references[number];
  }

  /** Capture groups of the pattern. */
  int groupCount() {
    return groupCount;
  }

  /** Numbers a run keeps: start and end of the match and of each group, then its own. */
  int slots() {
    return slots;
  }

  /** Where matches can begin. */
  Begin begin() {
    return begin;
  }

  /** What a match can begin with. */
  Membership first() {
    return first;
  }

  /** By byte, where in a match it can stand; not to be changed. */
  byte[] starts() {
    return starts;
  }

  /** What can follow on the first byte of a match. */
  Membership second() {
    return second;
  }
}
