package org.hamlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that a pattern of Java's matches, in pieces: one for each word or class of the pattern that
 * took part. Repeating some of the pieces is what makes a pattern slow that can be slow. Conditions
 * of width nothing are passed over, so not every text does match.
 */
final class PatternSamples {

  private static final Pattern CONDITION =
      Pattern.compile("\\(\\?<?[=!]|\\\\k<\\w+>|\\^|\\$|\\\\[bBAGzZ]");
  private static final Pattern OPENING = Pattern.compile("\\((?:\\?(?:[a-zA-Z-]*:|>|<\\w+>))?");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]+\\)");
  private static final Pattern COUNT = Pattern.compile("(?:[*+?]|\\{(\\d+)(,?)(\\d*)\\})[+?]?");
  private static final Pattern ATOM =
      Pattern.compile(
          "(?s)\\[\\^?(?:\\\\.|\\[:\\w+:\\]|[^\\]\\\\])+\\]|\\\\x..|\\\\u....|\\\\[pP]\\{\\w+\\}|\\\\.|.");

  private static final int LAST_CHAR = 0xFF;

  /** Repetitions of one text beyond the least number. */
  private static final int MORE = 3;

  private sealed interface Node {}

  private record One(String choices) implements Node {}

  private record Text(String text) implements Node {}

  private record Many(Node node, int least, int most) implements Node {}

  private record Row(List<Node> nodes) implements Node {}

  private record Either(List<Node> nodes) implements Node {}

  private final Matcher conditions;
  private final Matcher openings;
  private final Matcher flags;
  private final Matcher counts;
  private final Matcher atoms;
  private final String source;
  private final int settings;
  private final Node root;
  private int at;

  PatternSamples(Pattern pattern) {
    source = pattern.pattern();
    settings = pattern.flags();
    conditions = CONDITION.matcher(source);
    openings = OPENING.matcher(source);
    flags = FLAGS.matcher(source);
    counts = COUNT.matcher(source);
    atoms = ATOM.matcher(source);
    root = either();
    if (at != source.length()) {
      throw new IllegalStateException("not understood at " + at + ": " + source);
    }
  }

  /** The pieces of one text. */
  List<String> pieces(Random random) {
    List<String> pieces = new ArrayList<>();
    write(root, random, pieces);
    return pieces;
  }

  private static void write(Node node, Random random, List<String> out) {
    if (node instanceof One one) {
      out.add(String.valueOf(one.choices().charAt(random.nextInt(one.choices().length()))));
    } else if (node instanceof Text text) {
      out.add(text.text());
    } else if (node instanceof Many many) {
      int more = Math.min(many.most() - many.least(), random.nextInt(MORE));
      for (int i = 0; i < many.least() + more; i++) {
        write(many.node(), random, out);
      }
    } else if (node instanceof Either either) {
      write(either.nodes().get(random.nextInt(either.nodes().size())), random, out);
    } else if (node instanceof Row row) {
      row.nodes().forEach(part -> write(part, random, out));
    }
  }

  private Node either() {
    List<Node> nodes = new ArrayList<>(List.of(row()));
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      nodes.add(row());
    }
    return new Either(nodes);
  }

  private Node row() {
    List<Node> nodes = new ArrayList<>();
    while (at < source.length() && "|)".indexOf(source.charAt(at)) < 0) {
      Node node = counted(part());
      int last = nodes.size() - 1;
      if (isLetter(node) && last >= 0 && nodes.get(last) instanceof Text text) {
        nodes.set(last, new Text(text.text() + ((One) node).choices().charAt(0)));
      } else {
        nodes.add(isLetter(node) ? new Text(((One) node).choices().substring(0, 1)) : node);
      }
    }
    return new Row(nodes);
  }

  private static boolean isLetter(Node node) {
    return node instanceof One one
        && one.choices().chars().map(Character::toLowerCase).distinct().count() == 1;
  }

  private Node part() {
    if (takes(flags)) {
      return new Row(List.of());
    }
    if (takes(conditions)) {
      if (conditions.group().startsWith("(")) {
        either();
        at++;
      }
      return new Row(List.of());
    }
    if (takes(openings)) {
      Node inside = either();
      at++;
      return inside;
    }
    takes(atoms);
    return new One(members(atoms.group()));
  }

  private Node counted(Node node) {
    if (!takes(counts)) {
      return node;
    }
    if (counts.group(1) == null) {
      char sign = counts.group().charAt(0);
      return new Many(node, sign == '+' ? 1 : 0, sign == '?' ? 1 : Integer.MAX_VALUE);
    }
    int least = Integer.parseInt(counts.group(1));
    boolean open = !counts.group(2).isEmpty();
    String most = counts.group(3);
    int bound = most.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(most);
    return new Many(node, least, open ? bound : least);
  }

  private boolean takes(Matcher matcher) {
    boolean there = matcher.region(at, source.length()).lookingAt();
    at = there ? matcher.end() : at;
    return there;
  }

  /** The chars that an atom matches, by trying. */
  private String members(String atom) {
    Matcher matcher = Pattern.compile(atom, settings).matcher("");
    StringBuilder members = new StringBuilder();
    for (char c = 0; c <= LAST_CHAR; c++) {
      if (matcher.reset(String.valueOf(c)).matches()) {
        members.append(c);
      }
    }
    return members.isEmpty() ? "\u3042" : members.toString();
  }
}
