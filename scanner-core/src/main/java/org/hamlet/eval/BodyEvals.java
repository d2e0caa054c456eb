package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions about the text of the body (SpamAssassin 4.0.1 behaviour of its BodyEval plugin,
 * but for the comparison of alternatives, which is in {@link AlternativeEvals}).
 */
final class BodyEvals {

  /** Paragraphs this short say nothing about their spacing, in bytes. */
  private static final int MIN_SPACING_BYTES = 5;

  /** Labels that stock tips put before their figures. */
  private static final List<String> STOCK_LABELS =
      List.of(
          "sym",
          "symbol",
          "ticker",
          "current price",
          "target",
          "trade date",
          "trading date",
          "projected",
          "expectations",
          "position",
          "rating",
          "recommendation",
          "company",
          "company name",
          "week high",
          "sector",
          "stock");

  private static final Pattern LINE_END = Pattern.compile("\n");
  private static final Pattern BLANKS_ALONE = Pattern.compile("[ \\t]*+(?:\\s|$)");

  private BodyEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_body_length", BodyEvals::checkBodyLength,
        "check_blank_line_ratio", BodyEvals::checkBlankLines,
        "tvd_vertical_words", BodyEvals::verticalWords,
        "check_stock_info", BodyEvals::checkStockInfo);
  }

  private static Eval checkBodyLength(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double max = Arguments.of(rule).number(0);
    return (scan, notes) -> Eval.of(scan.message().pristineBody().length() <= max);
  }

  private static Eval checkBlankLines(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    double minLines = arguments.number(2, 1);
    return (scan, notes) -> {
      BlankLines lines = scan.fact(BlankLines.class, BodyEvals::countBlankLines);
      // Compat: a text of fewer lines has less than none that is blank
      double percent = lines.all() < Math.max(1, minLines) ? -1 : lines.percent();
      return Eval.of((percent > min || min == 0) && percent <= max);
    };
  }

  private record BlankLines(long all, long blank) {
    double percent() {
      return 100.0 * blank / all;
    }
  }

  private static BlankLines countBlankLines(ScanContext scan) {
    long all = 0;
    long blank = 0;
    for (Bytes chunk : scan.texts().rawbody()) {
      String text = chunk.text();
      int start = 0;
      while (start < text.length()) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        all++;
        blank += isBlank(text, start, end) ? 1 : 0;
        start = end + 1;
      }
    }
    return new BlankLines(all, blank);
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != ' ' && (c < '\t' || c > '\r')) {
        return false;
      }
    }
    return true;
  }

  private static Eval verticalWords(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    return (scan, notes) -> {
      int widest = scan.fact(Spacing.class, BodyEvals::spacing).widest();
      return Eval.of(widest >= min && widest < max);
    };
  }

  /** Spaces for each hundred others in the widest set paragraph, -1 when all are too short. */
  private record Spacing(int widest) {}

  private static Spacing spacing(ScanContext scan) {
    int widest = -1;
    List<Bytes> body = scan.texts().body();
    for (Bytes line : body) {
      if (line.length() <= MIN_SPACING_BYTES) {
        continue;
      }
      int spaces = 0;
      for (int i = 0; i < line.length(); i++) {
        spaces += line.at(i) == ' ' ? 1 : 0;
      }
      int others = line.length() - spaces;
      widest = Math.max(widest, spaces > others ? 100 : 100 * spaces / others);
    }
    return new Spacing(widest);
  }

  private static Eval checkStockInfo(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double min = Arguments.of(rule).number(0);
    return (scan, notes) ->
        Eval.of(
            scan.message().leaves().stream()
                    .filter(p -> p.type().equals("text/plain"))
                    .findFirst()
                    .map(BodyEvals::stockLabels)
                    .orElse(0L)
                >= min);
  }

  private static long stockLabels(Part.Leaf leaf) {
    return LINE_END
        .splitAsStream(leaf.decoded().text())
        .flatMap(line -> stockLabel(line).stream())
        .distinct()
        .count();
  }

  /** What stands before the first colon of a line, if it ends in a label and something follows. */
  private static Optional<String> stockLabel(String line) {
    int colon = line.indexOf(':');
    if (colon < 0 || BLANKS_ALONE.matcher(line.substring(colon + 1)).lookingAt()) {
      return Optional.empty();
    }
    int end = colon;
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    String before = line.substring(0, end).stripLeading().toLowerCase(Locale.ROOT);
    return STOCK_LABELS.stream().anyMatch(before::endsWith)
        ? Optional.of(before)
        : Optional.empty();
  }
}
