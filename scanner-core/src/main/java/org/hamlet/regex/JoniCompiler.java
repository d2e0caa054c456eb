package org.hamlet.regex;

import org.jcodings.specific.ASCIIEncoding;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.joni.constants.SyntaxProperties;
import org.joni.exception.JOniException;

/** Makes a joni program of a parsed pattern. */
final class JoniCompiler {

  private static final Syntax SYNTAX =
      new Syntax(
          "Hamlet",
          Syntax.PerlNG.op,
          Syntax.PerlNG.op2
              | SyntaxProperties.OP2_QMARK_LPAREN_CONDITION
              | SyntaxProperties.OP2_ESC_CAPITAL_K_KEEP,
          0,
          (Syntax.PerlNG.behavior & ~SyntaxProperties.CAPTURE_ONLY_NAMED_GROUP)
              | SyntaxProperties.DIFFERENT_LEN_ALT_LOOK_BEHIND,
          Option.SINGLELINE,
          Syntax.PerlNG.metaCharTable);

  private JoniCompiler() {}

  /** Joni's own failures, wrong indexes and nulls among them, become a {@link PatternProblem}. */
  static Regex compile(ParsedPattern pattern) throws PatternProblem {
    byte[] text = JoniEmitter.emit(pattern);
    try {
      return new Regex(
          text, 0, text.length, Option.NONE, ASCIIEncoding.INSTANCE, SYNTAX, WarnCallback.NONE);
    } catch (JOniException | IndexOutOfBoundsException | NullPointerException e) {
      throw new PatternProblem("not supported by the matcher: " + e.getMessage(), 0);
    }
  }
}
