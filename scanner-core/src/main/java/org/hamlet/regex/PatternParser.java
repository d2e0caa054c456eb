package org.hamlet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Perl pattern to {@link Node}, by recursive descent. What Perl 5.36 refuses or warns about is
 * refused, as SpamAssassin 4.0.1 does; so is what {@link PerlPattern} lists as not supported.
 */
final class PatternParser {

  /** Deepest nesting of groups; keeps the parser and what walks its tree within a small stack. */
  static final int MAX_GROUP_DEPTH = 200;

  private final PatternCursor in;
  private final CharEscapes escapes;
  private final Groups groups = new Groups();
  private final GroupOpening opening;
  private final PatternFragments fragments;
  private Modes modes = Modes.NONE;
  private int depth;
  private int lookDepth;

  private PatternParser(PatternSource source, PatternFragments fragments) {
    this.fragments = fragments;
    in = new PatternCursor(source.text(), source.bodyStart(), source.bodyEnd());
    escapes = new CharEscapes(in);
    opening = new GroupOpening(in, groups);
  }

  /** What a source means. */
  static ParsedPattern parse(PatternSource source) throws PatternProblem {
    return parse(source, PatternFragments.NONE);
  }

  /** The same, some parts being known already. */
  static ParsedPattern parse(PatternSource source, PatternFragments fragments)
      throws PatternProblem {
    PatternParser parser = new PatternParser(source, fragments);
    parser.modes = ModifierReader.apply(source.modifiers(), source.bodyEnd() + 1);
    Node root = parser.alternation(false);
    if (!parser.in.atEnd()) {
      throw parser.in.problem("unmatched )");
    }
    parser.groups.resolve();
    return new ParsedPattern(
        root, parser.groups.count(), parser.groups.names(), parser.groups.hasLookBehind());
  }

  /**
   * Branches to the closing parenthesis or the end.
   *
   * @param reset whether the groups of each are numbered as those of the first
   */
  private Node alternation(boolean reset) throws PatternProblem {
    int before = groups.count();
    Node first = sequence();
    if (in.peek() != '|') {
      return first;
    }
    List<Node> branches = new ArrayList<>();
    branches.add(first);
    int most = groups.count();
    while (in.take("|")) {
      if (reset) {
        groups.continueFrom(before);
      }
      branches.add(sequence());
      most = Math.max(most, groups.count());
    }
    groups.continueFrom(most);
    return new Node.Alternate(branches);
  }

  private Node sequence() throws PatternProblem {
    List<Node> parts = new ArrayList<>();
    boolean braceAllowed = true;
    while (true) {
      skipExtended();
      int c = in.peek();
      if (c < 0 || c == '|' || c == ')') {
        break;
      }
      if (c == '{' && !braceAllowed) {
        throw in.problem("unescaped { in a pattern");
      }
      int start = in.position();
      Optional<Node> atom = c == '(' || c == '[' ? fragmentOrAtom() : atom();
      if (atom.isPresent()) {
        Node part = quantified(atom.get(), start);
        parts.add(part);
        braceAllowed = part != atom.get() || c == '^';
      } else {
        braceAllowed = true;
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Concat(parts);
  }

  private Node quantified(Node atom, int start) throws PatternProblem {
    skipExtended();
    Optional<Quantifier> quantifier = Quantifier.read(in);
    if (quantifier.isEmpty()) {
      return atom;
    }
    skipExtended();
    Node repeated = quantifier.get().withGreed(in).applyTo(atom, in, start);
    skipExtended();
    if (Quantifier.read(in).isPresent()) {
      throw in.problem("nested quantifiers");
    }
    return repeated;
  }

  /** Comments anywhere, blanks and {@code #} comments under {@code x}. */
  private void skipExtended() throws PatternProblem {
    while (true) {
      if (in.take("(?#")) {
        in.takeUntil(')', "comment (?# not terminated");
      } else if (modes.extended() > 0 && in.peek() == '#') {
        while (!in.atEnd() && in.next() != '\n') {}

      } else if (modes.extended() > 0 && isExtendedBlank(in.peek())) {
        in.skip(1);
      } else {
        return;
      }
    }
  }

  /** Perl's pattern white space below 256. */
  private static boolean isExtendedBlank(int c) {
    return c >= 0 && (ByteSet.SPACE.contains(c) || c == 0x85);
  }

  /** As {@link #atom}, but a known fragment is parsed the first time only. */
  private Optional<Node> fragmentOrAtom() throws PatternProblem {
    Optional<PatternFragments.Found> found = fragments.at(in, modes);
    if (found.isEmpty()) {
      return atom();
    }
    Optional<Node> known = found.get().node();
    if (known.isPresent()) {
      in.skip(found.get().length());
      return known;
    }
    int end = in.position() + found.get().length();
    int before = groups.changes();
    Optional<Node> parsed = atom();
    if (parsed.isPresent() && in.position() == end && groups.changes() == before) {
      found.get().keep(parsed.get());
    }
    return parsed;
  }

  /** One atom; empty when modes were changed in passing. */
  private Optional<Node> atom() throws PatternProblem {
    int c = in.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> Optional.of(chars(new BracketReader(in, modes).read()));
      case '.' -> Optional.of(chars(modes.dotAll() ? ByteSet.ALL : ByteSet.NOT_NEWLINE));
      case '^' -> Optional.of(modes.multiLine() ? Node.Anchor.LINE_START : Node.Anchor.TEXT_START);
      case '$' -> Optional.of(modes.multiLine() ? Node.Anchor.LINE_END : Node.Anchor.LAST_LINE_END);
      case '\\' -> Optional.of(escape());
      case '*', '+', '?' -> throw in.problem("quantifier follows nothing", in.position() - 1);
      default -> Optional.of(chars(CharEscapes.bytes(c, modes.fold())));
    };
  }

  private static Node chars(ByteSet set) {
    return new Node.Chars(set);
  }

  private Node escape() throws PatternProblem {
    int start = in.position() - 1;
    if (in.atEnd()) {
      throw in.problem("trailing \\", start);
    }
    Optional<ByteSet> set = escapes.set(modes.fold());
    if (set.isPresent()) {
      return chars(set.get());
    }
    Optional<Integer> single = escapes.single();
    if (single.isPresent()) {
      return chars(CharEscapes.bytes(single.get(), modes.fold()));
    }
    if (in.peek() >= '1' && in.peek() <= '9') {
      return numbered(start);
    }
    return special(start);
  }

  /** A back reference, or an octal number when there are not so many groups yet. */
  private Node numbered(int start) throws PatternProblem {
    int first = in.peek();
    int restart = in.position();
    String digits = in.takeDigits(10, Integer.MAX_VALUE);
    int number = digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (number > 9 && number > groups.count() && first < '8') {
      in.reset(restart);
      return chars(CharEscapes.bytes(escapes.octal(), modes.fold()));
    }
    return new Node.BackReference(groups.reference(number, start), modes.fold());
  }

  private Node special(int start) throws PatternProblem {
    int c = in.next();
    return switch (c) {
      case 'A' -> Node.Anchor.TEXT_START;
      case 'z' -> Node.Anchor.TEXT_END;
      case 'Z' -> Node.Anchor.LAST_LINE_END;
      case 'G' -> Node.Anchor.SEARCH_START;
      case 'K' -> keep(start);
      case 'b', 'B' -> wordBoundary(c, start);
      case 'N' -> notNewline(start);
      case 'R' -> newlines();
      case 'X' -> new Node.Atomic(crlfOr(ByteSet.ALL));
      case 'g', 'k' -> named(c, start);
      default -> throw in.problem("unrecognized escape \\" + (char) c, start);
    };
  }

  private Node keep(int start) throws PatternProblem {
    if (lookDepth > 0) {
      throw in.problem("\\K not permitted in look-ahead or look-behind", start);
    }
    return Node.Anchor.KEEP;
  }

  private Node wordBoundary(int c, int start) throws PatternProblem {
    if (in.peek() == '{') {
      throw in.problem("\\b{...} is not supported", start);
    }
    return c == 'b' ? Node.Anchor.WORD_BOUNDARY : Node.Anchor.NOT_WORD_BOUNDARY;
  }

  private Node notNewline(int start) throws PatternProblem {
    if (in.take("{U+")) {
      int code = escapes.code(in.takeUntil('}', "missing } of \\N{"), 16, start);
      return chars(CharEscapes.bytes(code, modes.fold()));
    }
    int before = in.position();
    boolean name = in.peek() == '{' && Quantifier.read(in).isEmpty();
    in.reset(before);
    if (name) {
      throw in.problem("\\N{name} is not supported", start);
    }
    return chars(ByteSet.NOT_NEWLINE);
  }

  private static Node newlines() {
    return new Node.Atomic(crlfOr(ByteSet.VERTICAL));
  }

  private static Node crlfOr(ByteSet others) {
    Node crlf = new Node.Concat(List.of(chars(ByteSet.single('\r')), chars(ByteSet.NEWLINE)));
    return new Node.Alternate(List.of(crlf, chars(others)));
  }

  /** {@code \g1 \g{-1} \g{name} \k<name> \k'name' \k{name}}. */
  private Node named(int letter, int start) throws PatternProblem {
    String name = opening.referenceName(letter == 'g', start);
    if (name.matches("-?[0-9]{1,6}") && letter == 'g') {
      int number = Integer.parseInt(name);
      int absolute = number < 0 ? groups.count() + 1 + number : number;
      if (absolute < 1) {
        throw in.problem("reference to nonexistent or unclosed group", start);
      }
      return new Node.BackReference(groups.reference(absolute, start), modes.fold());
    }
    return new Node.BackReference(groups.reference(name, start), modes.fold());
  }

  private Optional<Node> group() throws PatternProblem {
    int start = in.position() - 1;
    if (++depth > MAX_GROUP_DEPTH) {
      throw in.problem("groups nested deeper than " + MAX_GROUP_DEPTH, start);
    }
    GroupOpening.Opened opened = opening.read(modes);
    Modes outer = modes;
    Optional<Node> node;
    if (opened.kind() == GroupOpening.Kind.MODES) {
      modes = opened.modes();
      node = Optional.empty();
    } else if (opened.kind() == GroupOpening.Kind.REFERENCE) {
      node =
          Optional.of(new Node.BackReference(groups.reference(opened.name(), start), outer.fold()));
    } else {
      modes = opened.modes();
      int look = opened.kind().isLook() ? 1 : 0;
      if (opened.kind().isBehind()) {
        groups.noteLookBehind();
      }
      lookDepth += look;
      Node body = alternation(opened.kind() == GroupOpening.Kind.BRANCH_RESET);
      lookDepth -= look;
      modes = outer;
      if (!in.take(")")) {
        throw in.problem("unmatched (", start);
      }
      node = Optional.of(opened.wrap(body, in, start));
    }
    depth--;
    return node;
  }
}
