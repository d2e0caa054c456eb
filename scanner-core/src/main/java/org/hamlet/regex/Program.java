package org.hamlet.regex;

import java.util.Arrays;
import java.util.List;

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
    this.sets = tables.sets().toArray(Membership[]::new);
    this.literals = tables.literals().toArray(Literal[]::new);
    this.choices = tables.choices().toArray(Choice[]::new);
    this.references = tables.references().toArray(Reference[]::new);
    this.anchors = tables.anchors().toArray(Node.Anchor[]::new);
    this.first = sets[firstSet];
  }

  /** The same from what {@link #stored} told. */
  Program(Stored stored) {
    this.code = stored.code();
    this.sets = stored.sets();
    this.literals = stored.literals();
    this.choices = stored.choices();
    this.references = stored.references();
    this.anchors = stored.anchors();
    this.groupCount = stored.groupCount();
    this.slots = stored.slots();
    this.begin = stored.begin();
    this.first = stored.sets()[stored.first()];
  }

  /**
   * All that makes a program, to be written down.
   *
   * @param first which of the sets a match can begin with
   */
  record Stored(
      int[] code,
      Membership[] sets,
      Literal[] literals,
      Choice[] choices,
      Reference[] references,
      Node.Anchor[] anchors,
      int groupCount,
      int slots,
      Begin begin,
      int first) {}

  /** What makes it; not to be changed. */
  Stored stored() {
    int number = Arrays.asList(sets).indexOf(first);
    return new Stored(
        code, sets, literals, choices, references, anchors, groupCount, slots, begin, number);
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
}
