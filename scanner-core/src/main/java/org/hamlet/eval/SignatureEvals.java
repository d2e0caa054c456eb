package org.hamlet.eval;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;

/**
 * Eval functions about the signature below the message's first plain text: how long it and the text
 * above it are, in bytes (SpamAssassin 4.0.1 behaviour). A message without plain text hits none.
 */
final class SignatureEvals {

  /** Line that begins a signature (RFC 3676 section 4.3), with or without its space. */
  private static final String DELIMITER = "--";

  /** A signature shorter than this, its line end in front included, is none. */
  private static final int MIN_SIGNATURE_BYTES = 5;

  /** What stands for the ratio where there is no signature. */
  private static final double NO_SIGNATURE_RATIO = 1e6;

  private SignatureEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "plaintext_body_length", within(Lengths::body),
        "plaintext_sig_length", within(Lengths::signature),
        "plaintext_body_sig_ratio", within(Lengths::ratio));
  }

  private static EvalFunction within(ToDoubleFunction<Lengths> measure) {
    return (rule, settings) -> bind(rule, measure);
  }

  /** Compat: a bound that is no number, {@code undef} too, is 0. */
  private static Eval bind(Rule.EvalRule rule, ToDoubleFunction<Lengths> measure) {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.leadingNumber(0, 0);
    double max = arguments.leadingNumber(1, Double.POSITIVE_INFINITY);
    return (scan, notes) -> {
      Lengths lengths = scan.fact(Lengths.class, Lengths::of);
      double measured = measure.applyAsDouble(lengths);
      return Eval.of(lengths.known() && measured >= min && measured <= max);
    };
  }

  /**
   * What was measured.
   *
   * @param known whether there is plain text
   * @param body bytes above the signature, of all the text without one
   * @param signature bytes of the signature with the line end in front of it
   */
  private record Lengths(boolean known, int body, int signature) {

    static Lengths of(ScanContext scan) {
      return scan.message().leaves().stream()
          .filter(part -> part.type().startsWith("text/plain"))
          .findFirst()
          .map(part -> of(part.decoded().text()))
          .orElse(new Lengths(false, 0, 0));
    }

    /** The last delimiter with enough below it counts. */
    private static Lengths of(String text) {
      int from = text.length();
      while (from >= 0) {
        int at = text.lastIndexOf(DELIMITER, from);
        int end = at < 0 ? -1 : endOfDelimiter(text, at);
        if (end >= 0 && text.length() - end >= MIN_SIGNATURE_BYTES) {
          return new Lengths(true, at, text.length() - end);
        }
        from = at - 1;
      }
      return new Lengths(true, text.length(), 0);
    }

    /** Where the line ends that is a delimiter at {@code at}; -1 when it is none. */
    private static int endOfDelimiter(String text, int at) {
      int end = at + DELIMITER.length();
      end += text.startsWith(" ", end) ? 1 : 0;
      end += text.startsWith("\r", end) ? 1 : 0;
      boolean alone = at == 0 || text.charAt(at - 1) == '\n';
      return alone && text.startsWith("\n", end) ? end : -1;
    }

    double ratio() {
      return signature == 0 ? NO_SIGNATURE_RATIO : (double) body / signature;
    }
  }
}
