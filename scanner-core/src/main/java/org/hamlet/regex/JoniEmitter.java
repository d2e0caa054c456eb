package org.hamlet.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.regex.Node.Greed;

/**
 * Writes a parsed pattern in the few constructs of joni whose meaning equals Perl's: no options but
 * {@code (?i:...)} around runs of ASCII letters, explicit classes, numbered groups.
 */
final class JoniEmitter {

  private static final String SPECIAL = "\\.^$|()[]{}*+?-&#\"~";

  /** Counts of single bytes that are written as nested options; joni does so below by itself. */
  private static final int MIN_SPELLED_OUT = 8;

  private static final int MAX_SPELLED_OUT = 128;

  private final StringBuilder out = new StringBuilder();
  private final int groupCount;

  private JoniEmitter(int groupCount) {
    this.groupCount = groupCount;
  }

  /** The pattern for joni, one byte a char. */
  static byte[] emit(ParsedPattern pattern) throws PatternProblem {
    JoniEmitter emitter = new JoniEmitter(pattern.groupCount());
    emitter.node(pattern.root());
    return emitter.out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void node(Node node) throws PatternProblem {
    if (node instanceof Node.Chars chars) {
      set(chars.set());
    } else if (node instanceof Node.Concat concat) {
      concat(concat.parts());
    } else if (node instanceof Node.Alternate choice) {
      alternate("(?:", choice.branches());
    } else if (node instanceof Node.Repeat repeat) {
      repeat(repeat);
    } else if (node instanceof Node.Capture capture) {
      group("(", capture.body());
    } else if (node instanceof Node.Atomic atomic) {
      group("(?>", atomic.body());
    } else if (node instanceof Node.Look look) {
      look(look);
    } else if (node instanceof Node.BackReference reference) {
      backReference(reference);
    } else if (node instanceof Node.Conditional conditional) {
      conditional(conditional);
    } else if (node instanceof Node.Anchor anchor) {
      out.append(anchor(anchor));
    }
  }

  private void group(String open, Node body) throws PatternProblem {
    if (body instanceof Node.Alternate choice) {
      alternate(open, choice.branches());
    } else {
      out.append(open);
      node(body);
      out.append(')');
    }
  }

  private void alternate(String open, List<Node> branches) throws PatternProblem {
    out.append(open);
    for (int i = 0; i < branches.size(); i++) {
      if (i > 0) {
        out.append('|');
      }
      node(branches.get(i));
    }
    out.append(')');
  }

  /** Runs of two and more letters in both cases go into one {@code (?i:...)}. */
  private void concat(List<Node> parts) throws PatternProblem {
    for (int i = 0; i < parts.size(); ) {
      int end = foldedRun(parts, i);
      if (end - i > 1) {
        out.append("(?i:");
        for (Node part : parts.subList(i, end)) {
          literal(lowest(((Node.Chars) part).set()));
        }
        out.append(')');
        i = end;
      } else {
        node(parts.get(i++));
      }
    }
  }

  /** End of a run that begins and ends with a letter in both cases and has no lone letter. */
  private static int foldedRun(List<Node> parts, int from) {
    int end = from;
    for (int i = from; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof Node.Chars chars)) {
        break;
      }
      if (chars.set().asciiPair() >= 0) {
        end = i + 1;
      } else if (i == from || chars.set().size() != 1 || isLetter(chars.set().first())) {
        break;
      }
    }
    return end;
  }

  private static boolean isLetter(int c) {
    return ByteSet.LETTER.contains(c);
  }

  private static int lowest(ByteSet set) {
    int pair = set.asciiPair();
    return pair >= 0 ? pair : set.first();
  }

  private void literal(int c) {
    if (SPECIAL.indexOf(c) >= 0) {
      out.append('\\');
    }
    out.append((char) c);
  }

  private void set(ByteSet set) {
    int size = set.size();
    if (size == 0) {
      out.append("(?!)");
    } else if (size == 1) {
      literal(set.first());
    } else if (size == 256) {
      out.append("(?s:.)");
    } else if (set.equals(ByteSet.NOT_NEWLINE)) {
      out.append('.');
    } else if (set.equals(ByteSet.WORD)) {
      out.append("\\w");
    } else if (set.equals(ByteSet.WORD.complement())) {
      out.append("\\W");
    } else {
      boolean negate = size > 128;
      out.append(negate ? "[^" : "[");
      ranges(negate ? set.complement() : set);
      out.append(']');
    }
  }

  private void ranges(ByteSet set) {
    for (int low = set.first(); low >= 0; ) {
      int high = low;
      while (high < 255 && set.contains(high + 1)) {
        high++;
      }
      literal(low);
      if (high > low) {
        if (high > low + 1) {
          out.append('-');
        }
        literal(high);
      }
      low = high < 255 ? set.next(high + 1) : -1;
    }
  }

  private void repeat(Node.Repeat repeat) throws PatternProblem {
    if (isEmpty(repeat.body()) || isNever(repeat)) {
      return;
    }
    boolean possessive = repeat.greed() == Greed.POSSESSIVE;
    out.append(possessive ? "(?>" : "");
    if (repeat.body() instanceof Node.Chars chars && isSpelledOut(repeat)) {
      spellOut(chars.set(), repeat);
    } else {
      counted(repeat);
    }
    out.append(possessive ? ")" : "");
  }

  private static boolean isSpelledOut(Node.Repeat repeat) {
    return repeat.max() >= MIN_SPELLED_OUT && repeat.max() <= MAX_SPELLED_OUT;
  }

  /**
   * {@code x{1,3}} as {@code x(?:x(?:x)?)?}: joni looks for the counter of a repetition through its
   * whole stack, which takes quadratic time in a loop.
   */
  private void spellOut(ByteSet set, Node.Repeat repeat) {
    for (int i = 0; i < repeat.min(); i++) {
      set(set);
    }
    int optional = repeat.max() - repeat.min();
    for (int i = 0; i < optional; i++) {
      out.append("(?:");
      set(set);
    }
    out.append((repeat.greed() == Greed.LAZY ? ")??" : ")?").repeat(optional));
  }

  private void counted(Node.Repeat repeat) throws PatternProblem {
    Node body = repeat.body();
    if (body instanceof Node.Chars || body instanceof Node.Capture || isBracketed(body)) {
      node(body);
    } else {
      group("(?:", body);
    }
    count(repeat.min(), repeat.max());
    if (repeat.greed() == Greed.LAZY) {
      out.append('?');
    }
  }

  /** Joni fails on a repetition of nothing. */
  private static boolean isEmpty(Node node) {
    return node instanceof Node.Concat c && c.parts().stream().allMatch(JoniEmitter::isEmpty);
  }

  /** Joni takes long over a repetition of no times inside another one. */
  private static boolean isNever(Node.Repeat repeat) {
    return repeat.max() == 0 && Groups.within(repeat.body()) == 0;
  }

  private static boolean isBracketed(Node node) {
    return node instanceof Node.Atomic || node instanceof Node.Alternate;
  }

  private void count(int min, int max) {
    if (max == Node.Repeat.NO_LIMIT && min <= 1) {
      out.append(min == 0 ? '*' : '+');
    } else if (min == 0 && max == 1) {
      out.append('?');
    } else if (max == Node.Repeat.NO_LIMIT) {
      out.append('{').append(min).append(",}");
    } else {
      out.append('{').append(min).append(',').append(max).append('}');
    }
  }

  private void look(Node.Look look) throws PatternProblem {
    if (look.ahead()) {
      group(look.negated() ? "(?!" : "(?=", look.body());
      return;
    }
    LookBehind behind = new LookBehind(look.negated());
    List<Node> variants = behind.variants(look);
    out.append("(){0}".repeat(behind.droppedGroups()));
    alternate(look.negated() ? "(?<!" : "(?<=", variants);
  }

  private void backReference(Node.BackReference reference) {
    List<String> options = new ArrayList<>();
    for (int group : reference.groups()) {
      String one = "\\k<" + group + ">";
      options.add(reference.folded() ? "(?i:" + one + ")" : one);
    }
    out.append("(?:").append(String.join("|", options)).append(')');
  }

  private void conditional(Node.Conditional c) throws PatternProblem {
    List<Integer> possible = c.groups().stream().filter(g -> g > 0 && g <= groupCount).toList();
    if (possible.size() > 1) {
      throw new PatternProblem("condition on a name used twice is not supported", 0);
    }
    if (possible.isEmpty()) {
      group("(?:", c.no());
      return;
    }
    out.append("(?(").append(possible.get(0)).append(')');
    group("(?:", c.yes());
    out.append('|');
    group("(?:", c.no());
    out.append(')');
  }

  private static String anchor(Node.Anchor anchor) {
    return switch (anchor) {
      case TEXT_START -> "\\A";
      case TEXT_END -> "\\z";
      case LAST_LINE_END -> "\\Z";
      case LINE_START -> "(?m:^)";
      case LINE_END -> "(?m:$)";
      case WORD_BOUNDARY -> "\\b";
      case NOT_WORD_BOUNDARY -> "\\B";
      case SEARCH_START -> "\\G";
      case KEEP -> "\\K";
    };
  }
}
