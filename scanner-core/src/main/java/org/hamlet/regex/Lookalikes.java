package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes patterns small that spell out a letter in all its look-alikes, {@code
 * [fF]|\xcf[\x9c\x9d]|\xd2[\x92\x93]}: alternatives of the same length that begin with a byte above
 * 127 are laid over each other. What comes out takes more than the pattern.
 */
final class Lookalikes {

  private static final ByteSet ASCII = ByteSet.range(0, 127);

  private Lookalikes() {}

  /** The alternatives with the look-alikes of each length as one. */
  static List<Node> merged(List<Node> branches) {
    List<Node> merged = new ArrayList<>();
    Map<Integer, List<ByteSet>> byLength = new TreeMap<>();
    for (Node branch : branches) {
      List<ByteSet> sets = sets(branch);
      if (sets.isEmpty() || !sets.get(0).and(ASCII).equals(ByteSet.NONE)) {
        merged.add(branch);
      } else {
        byLength.merge(sets.size(), sets, Lookalikes::over);
      }
    }
    for (List<ByteSet> sets : byLength.values()) {
      merged.add(new Node.Concat(sets.stream().<Node>map(Node.Chars::new).toList()));
    }
    return merged;
  }

  private static List<ByteSet> over(List<ByteSet> a, List<ByteSet> b) {
    List<ByteSet> both = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      both.add(a.get(i).or(b.get(i)));
    }
    return both;
  }

  /** The sets of a branch that is nothing else; none for any other. */
  private static List<ByteSet> sets(Node branch) {
    List<ByteSet> sets = new ArrayList<>();
    for (Node part : branch instanceof Node.Concat c ? c.parts() : List.of(branch)) {
      if (!(part instanceof Node.Chars chars)) {
        return List.of();
      }
      sets.add(chars.set());
    }
    return sets;
  }
}
