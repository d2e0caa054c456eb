package org.hamlet.eval;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.HeaderSelector;
import org.hamlet.text.html.HtmlFacts;

/**
 * Eval functions about HTML parts (SpamAssassin 4.0.1 behaviour of its HTMLEval plugin). Each hits
 * when one of the parts fits.
 */
final class HtmlEvals {

  private static final HeaderSelector SUBJECT = HeaderSelector.parse("Subject");

  private HtmlEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.ofEntries(
        Map.entry("html_range", HtmlEvals::range),
        Map.entry("html_eval", HtmlEvals::eval),
        Map.entry("html_test", HtmlEvals::test),
        Map.entry("html_tag_exists", HtmlEvals::tagExists),
        Map.entry("html_tag_balance", HtmlEvals::tagBalance),
        Map.entry("html_image_only", HtmlEvals::imageOnly),
        Map.entry("html_image_ratio", HtmlEvals::imageRatio),
        Map.entry("html_text_match", (rule, settings) -> anyText(rule, true)),
        Map.entry("html_text_not_match", (rule, settings) -> anyText(rule, false)),
        Map.entry("html_title_subject_ratio", HtmlEvals::titleSubjectRatio),
        Map.entry("html_charset_faraway", HtmlEvals::charsetFaraway),
        Map.entry("check_iframe_src", HtmlEvals::iframe));
  }

  private static Eval any(Predicate<HtmlFacts> test) {
    return (scan, notes) -> Eval.of(scan.texts().html().stream().anyMatch(test));
  }

  private static Eval range(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String metric = Arguments.of(rule).text(0);
    Range range = Range.of(Arguments.of(rule), 1);
    return any(facts -> range.contains(facts.number(metric)));
  }

  /**
   * From an exclusive lower to an inclusive upper bound.
   *
   * @param max infinite when there is none
   */
  private record Range(double min, double max) {

    static Range of(Arguments arguments, int first) throws BadArguments {
      boolean open = arguments.text(first + 1, "inf").equals("inf");
      return new Range(
          arguments.number(first), open ? Double.POSITIVE_INFINITY : arguments.number(first + 1));
    }

    boolean contains(OptionalDouble value) {
      return value.isPresent() && contains(value.getAsDouble());
    }

    boolean contains(double value) {
      return value > min && value <= max;
    }
  }

  private static Eval eval(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String metric = Arguments.of(rule).text(0);
    Comparison comparison = Comparison.parse(Arguments.of(rule).text(1));
    return any(
        facts -> {
          OptionalDouble value = facts.number(metric);
          return value.isPresent() && comparison.holds(value.getAsDouble());
        });
  }

  private static Eval test(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String key = Arguments.of(rule).text(0);
    return any(facts -> facts.has(key));
  }

  private static Eval tagExists(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String tag = Arguments.of(rule).text(0);
    return any(facts -> facts.hasTag(tag));
  }

  private static Eval tagBalance(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String tag = Arguments.of(rule).text(0);
    Comparison comparison = Comparison.parse(Arguments.of(rule).text(1));
    return any(facts -> facts.balance(tag).filter(comparison::holds).isPresent());
  }

  private static Eval imageOnly(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Range range = Range.of(Arguments.of(rule), 0);
    return any(facts -> facts.hasTag("img") && range.contains(facts.number("length")));
  }

  private static Eval imageRatio(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Range range = Range.of(Arguments.of(rule), 0);
    return any(
        facts -> {
          double area = facts.number("image_area").orElse(0);
          return area > 0 && range.contains(facts.number("non_space_len").orElse(0) / area);
        });
  }

  /** Whether some text of a kind matches a pattern, or some does not. */
  private static Eval anyText(Rule.EvalRule rule, boolean matching) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String kind = arguments.text(0);
    TextPattern pattern = TextPattern.compile(arguments.text(1));
    return (scan, notes) -> {
      for (HtmlFacts facts : scan.texts().html()) {
        for (String text : texts(facts, kind)) {
          if (pattern.matches(text, scan.budget()) == matching) {
            return 1;
          }
        }
      }
      return 0;
    };
  }

  private static List<String> texts(HtmlFacts facts, String kind) {
    return switch (kind) {
      case "anchor" -> facts.anchors();
      case "title" -> facts.titles();
      case "script" -> facts.scripts();
      case "comment" -> facts.comments();
      default -> List.of();
    };
  }

  private static Eval titleSubjectRatio(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double min = Arguments.of(rule).number(0);
    return (scan, notes) -> {
      int subject = scan.texts().headers().value(SUBJECT).map(Bytes::length).orElse(0);
      return Eval.of(subject > 0 && (double) longestTitle(scan) / subject > min);
    };
  }

  private static int longestTitle(ScanContext scan) {
    return scan.texts().html().stream()
        .flatMap(facts -> facts.titles().stream())
        .mapToInt(title -> title.codePointCount(0, title.length()))
        .max()
        .orElse(0);
  }

  /** Compat: SpamAssassin 4.0.1 never hits, whatever charset the page names. */
  /** Compat: SpamAssassin 4.0.1 keeps no charsets of meta tags to ask for. */
  private static Eval charsetFaraway(Rule.EvalRule rule, Settings settings) {
    return (scan, notes) -> 0;
  }

  private static Eval iframe(Rule.EvalRule rule, Settings settings) {
    return (scan, notes) ->
        Eval.of(scan.texts().uris().all().stream().anyMatch(u -> u.types().contains("iframe")));
  }
}
