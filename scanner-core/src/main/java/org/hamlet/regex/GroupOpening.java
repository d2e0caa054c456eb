package org.hamlet.regex;

import java.util.List;

/** Reads what stands between an opening parenthesis and the body of its group. */
final class GroupOpening {

  /** What kind of parenthesis it is. */
  enum Kind {
    PLAIN,
    BRANCH_RESET,
    CAPTURE,
    ATOMIC,
    AHEAD,
    NOT_AHEAD,
    BEHIND,
    NOT_BEHIND,
    CONDITIONAL,
    MODES,
    REFERENCE;

    boolean isBehind() {
      return this == BEHIND || this == NOT_BEHIND;
    }

    boolean isLook() {
      return this == AHEAD || this == NOT_AHEAD || isBehind();
    }
  }

  /** Openings of fixed text. */
  private record Fixed(String text, Kind kind) {}

  private static final List<Fixed> FIXED =
      List.of(
          new Fixed("?:", Kind.PLAIN),
          new Fixed("?|", Kind.BRANCH_RESET),
          new Fixed("?>", Kind.ATOMIC),
          new Fixed("?=", Kind.AHEAD),
          new Fixed("?!", Kind.NOT_AHEAD),
          new Fixed("?<=", Kind.BEHIND),
          new Fixed("?<!", Kind.NOT_BEHIND),
          new Fixed("*atomic:", Kind.ATOMIC),
          new Fixed("*pla:", Kind.AHEAD),
          new Fixed("*positive_lookahead:", Kind.AHEAD),
          new Fixed("*nla:", Kind.NOT_AHEAD),
          new Fixed("*negative_lookahead:", Kind.NOT_AHEAD),
          new Fixed("*plb:", Kind.BEHIND),
          new Fixed("*positive_lookbehind:", Kind.BEHIND),
          new Fixed("*nlb:", Kind.NOT_BEHIND),
          new Fixed("*negative_lookbehind:", Kind.NOT_BEHIND));

  /**
   * An opening.
   *
   * @param number of the group, for captures
   * @param name for references
   * @param condition groups asked for, for conditionals
   * @param modes inside, or from here on
   */
  record Opened(Kind kind, int number, String name, List<Integer> condition, Modes modes) {

    static Opened of(Kind kind, Modes modes) {
      return new Opened(kind, 0, "", List.of(), modes);
    }

    Node wrap(Node body, PatternCursor in, int start) throws PatternProblem {
      return switch (kind) {
        case PLAIN, BRANCH_RESET ->
            body instanceof Node.Chars ? body : new Node.Concat(List.of(body));
        case CAPTURE -> new Node.Capture(number, body);
        case ATOMIC -> new Node.Atomic(body);
        case AHEAD -> new Node.Look(body, true, false);
        case NOT_AHEAD -> new Node.Look(body, true, true);
        case BEHIND -> new Node.Look(body, false, false);
        case NOT_BEHIND -> new Node.Look(body, false, true);
        case CONDITIONAL -> conditional(body, in, start);
        case MODES, REFERENCE -> throw new IllegalStateException("no body: " + kind);
      };
    }

    private Node conditional(Node body, PatternCursor in, int start) throws PatternProblem {
      if (!(body instanceof Node.Alternate choice)) {
        return new Node.Conditional(condition, body, Node.Concat.EMPTY);
      }
      if (choice.branches().size() > 2) {
        throw in.problem("(?(condition)... has too many branches", start);
      }
      return new Node.Conditional(condition, choice.branches().get(0), choice.branches().get(1));
    }
  }

  private final PatternCursor in;
  private final Groups groups;

  GroupOpening(PatternCursor in, Groups groups) {
    this.in = in;
    this.groups = groups;
  }

  /** Takes the opening; the cursor stands after the parenthesis. */
  Opened read(Modes modes) throws PatternProblem {
    int start = in.position() - 1;
    if (in.peek() != '?' && in.peek() != '*') {
      return modes.noCapture() ? Opened.of(Kind.PLAIN, modes) : capture(modes);
    }
    for (Fixed fixed : FIXED) {
      if (in.take(fixed.text())) {
        return Opened.of(fixed.kind(), modes);
      }
    }
    if (in.take("?<") || in.take("?P<")) {
      return named('>', modes);
    }
    if (in.take("?'")) {
      return named('\'', modes);
    }
    if (in.take("?P=")) {
      return new Opened(Kind.REFERENCE, 0, name(')', start), List.of(), modes);
    }
    if (in.take("?(")) {
      return condition(modes, start);
    }
    rejectUnsupported(start);
    return modifiers(modes, start);
  }

  private Opened capture(Modes modes) {
    return new Opened(Kind.CAPTURE, groups.open(), "", List.of(), modes);
  }

  private Opened named(char close, Modes modes) throws PatternProblem {
    String name = name(close, in.position());
    Opened opened = capture(modes);
    groups.name(name, opened.number());
    return opened;
  }

  private String name(char close, int start) throws PatternProblem {
    return checked(in.takeUntil(close, "group name not terminated"), start);
  }

  private String checked(String name, int start) throws PatternProblem {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw in.problem("not a group name", start);
    }
    return name;
  }

  private Opened condition(Modes modes, int start) throws PatternProblem {
    List<Integer> asked;
    if (in.take("<")) {
      asked = groups.reference(name('>', start), start);
    } else if (in.take("'")) {
      asked = groups.reference(name('\'', start), start);
    } else {
      String number = in.takeDigits(10, 6);
      if (number.isEmpty() || in.peek() != ')') {
        throw in.problem("this condition (?(...) is not supported", start);
      }
      asked = List.of(Integer.parseInt(number));
    }
    if (!in.take(")")) {
      throw in.problem("condition not terminated", start);
    }
    return new Opened(Kind.CONDITIONAL, 0, "", asked, modes);
  }

  private void rejectUnsupported(int start) throws PatternProblem {
    int c = in.peek(1);
    if (in.startsWith("*")) {
      throw in.problem("(*VERB) is not supported", start);
    }
    boolean signed = (c == '+' || c == '-') && in.peek(2) >= '0' && in.peek(2) <= '9';
    if (c == 'R' || c == '&' || (c >= '0' && c <= '9') || signed || in.startsWith("?P>")) {
      throw in.problem("recursion is not supported", start);
    }
  }

  private Opened modifiers(Modes modes, int start) throws PatternProblem {
    in.skip(1);
    boolean reset = in.take("^");
    if (reset && in.peek() == '-') {
      throw in.problem("(?^-...) not recognized", start);
    }
    Modes changed = ModifierReader.read(in, reset ? Modes.NONE : modes);
    if (in.take(")")) {
      return Opened.of(Kind.MODES, changed);
    }
    if (in.take(":")) {
      return Opened.of(Kind.PLAIN, changed);
    }
    throw in.problem("sequence (?... not recognized", start);
  }

  /** The name or number of {@code \g} or {@code \k}, taken. */
  String referenceName(boolean numbers, int start) throws PatternProblem {
    if (numbers && in.peek() != '{') {
      String sign = in.take("-") ? "-" : "";
      String digits = in.takeDigits(10, 6);
      if (digits.isEmpty()) {
        throw in.problem("unterminated \\g", start);
      }
      return sign + digits;
    }
    String name;
    if (in.take("{")) {
      name = in.takeUntil('}', "reference not terminated").strip();
    } else if (!numbers && in.take("<")) {
      name = in.takeUntil('>', "reference not terminated");
    } else if (!numbers && in.take("'")) {
      name = in.takeUntil('\'', "reference not terminated");
    } else {
      throw in.problem("sequence \\k not terminated", start);
    }
    return numbers && name.matches("-?[0-9]{1,6}") ? name : checked(name, start);
  }
}
