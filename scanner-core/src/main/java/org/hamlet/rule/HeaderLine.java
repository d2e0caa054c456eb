package org.hamlet.rule;

import java.util.Optional;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/** Takes {@code header} and {@code mimeheader} lines apart. */
final class HeaderLine {

  private static final String EVAL = "eval:";
  private static final String EXISTS = "exists:";
  private static final String IF_UNSET = "[if-unset:";

  private HeaderLine() {}

  /** {@code header NAME} with what begins at {@code rest} in the value. */
  static RuleDraft header(ConfigLine line, RuleName name, int rest) throws BadLine {
    String value = line.value();
    if (value.startsWith(EVAL, rest)) {
      EvalCall call = EvalCall.parse(value, rest + EVAL.length());
      boolean rbl =
          call.function().startsWith("check_rbl") || call.function().startsWith("check_dns");
      return call.draft(line, name, rbl ? Hit.Area.RBL : Hit.Area.HEADER);
    }
    if (value.startsWith(EXISTS, rest)) {
      int start = rest + EXISTS.length();
      String header = value.substring(start);
      if (headerEnd(value, start) != value.length() || header.isEmpty()) {
        throw new BadLine(start, "exists: needs one header name");
      }
      return new RuleDraft.Ready(
          line, new Rule.HeaderExistsRule(name, line.position(rest), withoutColon(header)));
    }
    return match(line, name, rest, RuleDraft.Kind.HEADER);
  }

  /** {@code mimeheader NAME} with what begins at {@code rest} in the value. */
  static RuleDraft mimeHeader(ConfigLine line, RuleName name, int rest) throws BadLine {
    RuleDraft.Pattern draft = match(line, name, rest, RuleDraft.Kind.MIMEHEADER);
    for (HeaderSelector.Modifier modifier : draft.selector().orElseThrow().modifiers()) {
      if (modifier != HeaderSelector.Modifier.RAW) {
        throw new BadLine(rest, "mimeheader knows no modifier but :raw");
      }
    }
    return draft;
  }

  private static RuleDraft.Pattern match(
      ConfigLine line, RuleName name, int rest, RuleDraft.Kind kind) throws BadLine {
    String value = line.value();
    int end = headerEnd(value, rest);
    HeaderSelector selector = selector(value, rest, end);
    int operator = Words.skipSpace(value, end);
    boolean negated = value.startsWith("!~", operator);
    if (!negated && !value.startsWith("=~", operator)) {
      throw new BadLine(operator, "expected =~ or !~ after the header name");
    }
    int pattern = Words.skipSpace(value, operator + 2);
    int patternEnd = value.length();
    Optional<String> ifUnset = Optional.empty();
    int unset = value.endsWith("]") ? value.lastIndexOf(IF_UNSET) : -1;
    int text = unset < 0 ? 0 : Words.skipSpace(value, unset + IF_UNSET.length());
    boolean spaced = text > unset + IF_UNSET.length() && text < value.length() - 1;
    if (unset > pattern && spaced && Words.isSpace(value.charAt(unset - 1))) {
      ifUnset = Optional.of(value.substring(text, value.length() - 1));
      patternEnd = unset;
    }
    String source = value.substring(pattern, patternEnd).stripTrailing();
    if (source.isEmpty()) {
      throw new BadLine(pattern, "a pattern is missing");
    }
    return new RuleDraft.Pattern(
        line, name, kind, Optional.of(selector), negated, ifUnset, source, pattern);
  }

  private static HeaderSelector selector(String value, int start, int end) throws BadLine {
    if (start == end) {
      throw new BadLine(start, "expected a header name");
    }
    try {
      return HeaderSelector.parse(withoutColon(value.substring(start, end)));
    } catch (IllegalArgumentException e) {
      int colon = value.indexOf(':', start);
      throw new BadLine(colon + 1, "unknown modifier in " + value.substring(start, end));
    }
  }

  /** Compat: a name may be written with the colon that follows it in a message. */
  private static String withoutColon(String header) {
    int colon = header.indexOf(':');
    return colon > 0 && colon == header.length() - 1 ? header.substring(0, colon) : header;
  }

  /** Index after the header name with its modifiers. */
  private static int headerEnd(String value, int start) {
    int at = start;
    while (at < value.length() && isHeaderChar(value.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHeaderChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == ':';
  }
}
