package org.hamlet.eval;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;

/**
 * {@code check_for_uppercase(min, max)}: the share of capitals among the ASCII letters and digits
 * of the body, in percent (SpamAssassin 4.0.1 behaviour).
 */
final class UppercaseEval {

  /** Less text than this says nothing, in bytes. */
  private static final int MIN_TEXT_BYTES = 200;

  /** Two lines of base64 that were joined when the text was rendered. */
  private static final Pattern BASE64_LINES = Pattern.compile("(?:[A-Za-z0-9+/=]{60,76}+ ){2}");

  private static final Pattern TWO_WORDS = Pattern.compile("\\S\\s+\\S");
  private static final Pattern JIS_ESCAPED =
      Pattern.compile("\\x1b\\$B(?:.*?(\\x1b\\(B)|.*+)", Pattern.DOTALL);

  private UppercaseEval() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_for_uppercase", UppercaseEval::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    boolean raw = rule.area() == Hit.Area.RAWBODY;
    return (scan, notes) -> {
      double percent = scan.fact(Share.class, s -> share(s, raw)).percent();
      return Eval.of(percent > min && percent <= max);
    };
  }

  /** Text in Japanese that does not end counts as it stands. */
  private static String withoutEscaped(String line) {
    return JIS_ESCAPED
        .matcher(line)
        .replaceAll(run -> run.group(1) == null ? Matcher.quoteReplacement(run.group()) : "");
  }

  private record Share(double percent) {}

  /** Compat: of the text that the first rule to ask reads, rendered for body rules. */
  private static Share share(ScanContext scan, boolean raw) {
    if (FalsePositiveCharsets.isAny(scan.message())) {
      return new Share(0);
    }
    long upper = 0;
    long letters = 0;
    long length = 0;
    List<Bytes> body = raw ? scan.texts().rawbody() : scan.texts().body();
    for (Bytes paragraph : body) {
      String line = paragraph.text();
      if (!TWO_WORDS.matcher(line).find() || BASE64_LINES.matcher(line).lookingAt()) {
        continue;
      }
      if (line.indexOf('\u001b') >= 0) {
        line = withoutEscaped(line);
      }
      length += line.length();
      for (int c = 0; c < line.length(); c++) {
        char ch = line.charAt(c);
        upper += ch >= 'A' && ch <= 'Z' ? 1 : 0;
        letters +=
            (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')
                ? 1
                : 0;
      }
    }
    return new Share(length < MIN_TEXT_BYTES || letters == 0 ? 0 : 100.0 * upper / letters);
  }
}
