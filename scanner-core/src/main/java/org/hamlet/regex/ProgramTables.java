package org.hamlet.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the instructions of a {@link Program} refer to by number; equal sets once. */
final class ProgramTables {

  private static final int CASE_BIT = 0x20;

  private final List<Membership> sets = new ArrayList<>();
  private final Map<Follow, Integer> setNumbers = new HashMap<>();
  private final List<Literal> literals = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final List<Program.Reference> references = new ArrayList<>();
  private final List<Node.Anchor> anchors = new ArrayList<>();

  /** The number of a set that does not hold the end of the text. */
  int set(ByteSet set) {
    return viable(new Follow(set, false, false));
  }

  /** The number of the set of what can come. */
  int viable(Follow follow) {
    Follow wanted = follow.succeeds() ? Follow.ANYTHING : follow;
    return setNumbers.computeIfAbsent(
        wanted,
        f -> {
          sets.add(new Membership(f));
          return sets.size() - 1;
        });
  }

  /** End of the run of parts that each take one byte or one letter in both cases. */
  static int literalEnd(List<Node> parts, int from) {
    int end = from;
    while (end < parts.size()
        && parts.get(end) instanceof Node.Chars chars
        && (chars.set().size() == 1 || chars.set().asciiPair() >= 0)) {
      end++;
    }
    return end;
  }

  /** The number of a literal of such parts. */
  int literal(List<Node> parts) {
    byte[] bytes = new byte[parts.size()];
    byte[] caseBits = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ByteSet set = ((Node.Chars) parts.get(i)).set();
      int pair = set.asciiPair();
      bytes[i] = (byte) (pair >= 0 ? pair : set.first());
      caseBits[i] = (byte) (pair >= 0 ? CASE_BIT : 0);
    }
    literals.add(new Literal(bytes, caseBits));
    return literals.size() - 1;
  }

  /** A number for a choice whose ways are not known yet. */
  int openChoice() {
    choices.add(new Choice(new int[0], new Membership[0]));
    return choices.size() - 1;
  }

  /** The ways of a choice and what each can begin with. */
  void close(int choice, int[] targets, Follow... ways) {
    Membership[] viable = new Membership[ways.length];
    for (int i = 0; i < ways.length; i++) {
      viable[i] = sets.get(viable(ways[i]));
    }
    choices.set(choice, new Choice(targets, viable));
  }

  /** The number of a kind of anchor. */
  int anchor(Node.Anchor anchor) {
    if (!anchors.contains(anchor)) {
      anchors.add(anchor);
    }
    return anchors.indexOf(anchor);
  }

  /** The number of a reference. */
  int reference(List<Integer> groups, boolean folded) {
    references.add(new Program.Reference(List.copyOf(groups), folded));
    return references.size() - 1;
  }

  List<Membership> sets() {
    return sets;
  }

  List<Literal> literals() {
    return literals;
  }

  List<Choice> choices() {
    return choices;
  }

  List<Node.Anchor> anchors() {
    return anchors;
  }

  List<Program.Reference> references() {
    return references;
  }
}
