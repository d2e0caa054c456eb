package org.hamlet.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Part;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.PartText;

/**
 * Eval functions that compare the words of a multipart/alternative's plain text with those of its
 * HTML (SpamAssassin 4.0.1 behaviour). Words are what stands between white space and holds what
 * Perl calls a word character, invisible joiners and marks among them; case counts.
 */
final class AlternativeEvals {

  /** Words of one text that are looked at; more say nothing new. */
  static final int MAX_WORDS = 100_000;

  private static final int LAST_ASCII = 0x7f;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final Pattern IMAGE = Pattern.compile("<img\\b", Pattern.CASE_INSENSITIVE);

  private AlternativeEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "multipart_alternative_difference", AlternativeEvals::difference,
        "multipart_alternative_difference_count", AlternativeEvals::differenceCount);
  }

  private static Eval difference(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    return (scan, notes) -> {
      double percent = facts(scan).percentMissing();
      return Eval.of((percent > min || (min == 0 && percent == 0)) && percent <= max);
    };
  }

  private static Eval differenceCount(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double ratio = arguments.number(0);
    double minHtml = arguments.number(1);
    return (scan, notes) -> {
      Alternatives facts = facts(scan);
      return Eval.of(
          facts.htmlWords() > minHtml && (double) facts.textWords() / facts.htmlWords() > ratio);
    };
  }

  private static Alternatives facts(ScanContext scan) {
    return scan.fact(Alternatives.class, AlternativeEvals::compare);
  }

  /**
   * How the alternatives differ.
   *
   * @param percentMissing distinct words of the HTML that the text has less often, in percent
   * @param textWords distinct words of the text
   * @param htmlWords distinct words of the HTML
   */
  private record Alternatives(double percentMissing, int textWords, int htmlWords) {

    private static final Alternatives NONE = new Alternatives(0, 0, 0);
  }

  private static Alternatives compare(ScanContext scan) {
    return compare(scan, scan.message().root(), Alternatives.NONE);
  }

  private static Alternatives compare(ScanContext scan, Part part, Alternatives before) {
    Alternatives result = before;
    if (part instanceof Part.Multipart multipart) {
      if (multipart.type().equals("multipart/alternative")) {
        List<Part.Leaf> leaves = new ArrayList<>();
        collect(multipart, leaves);
        result = compare(scan, leaves, before);
      }
      for (Part child : multipart.parts()) {
        result = compare(scan, child, result);
      }
    }
    return result;
  }

  /**
   * Compat: an alternative's texts may stand deeper, as in multipart/related; a part of another
   * type is none, whatever its name.
   */
  private static void collect(Part part, List<Part.Leaf> leaves) {
    if (part instanceof Part.Leaf leaf) {
      if (leaf.type().startsWith("text/")) {
        leaves.add(leaf);
      }
    } else if (part instanceof Part.Multipart multipart) {
      multipart.parts().forEach(child -> collect(child, leaves));
    }
  }

  /** Compat: of several multiparts the greatest difference counts, and the words of the last. */
  private static Alternatives compare(
      ScanContext scan, List<Part.Leaf> leaves, Alternatives before) {
    Map<String, Integer> html = new HashMap<>();
    Map<String, Integer> plain = new HashMap<>();
    boolean image = false;
    for (Part.Leaf leaf : leaves) {
      if (leaf.effectiveType().equals("text/html")) {
        words(scan, leaf, html);
        image |= IMAGE.matcher(leaf.decoded().text()).find();
      } else if (leaf.effectiveType().equals("text/plain")) {
        words(scan, leaf, plain);
      }
    }
    if (html.isEmpty()) {
      // Compat: HTML that is nothing but an image differs from any text wholly
      return image ? new Alternatives(100, plain.size(), 0) : before;
    }
    long missing =
        html.entrySet().stream()
            .filter(word -> word.getValue() > plain.getOrDefault(word.getKey(), 0))
            .count();
    double percent = Math.max(before.percentMissing(), 100.0 * missing / html.size());
    return new Alternatives(percent, plain.size(), html.size());
  }

  private static void words(ScanContext scan, Part.Leaf leaf, Map<String, Integer> counts) {
    PartText part = scan.texts().rendered(leaf);
    String text = part.text();
    int known = part.unicode() ? Character.MAX_CODE_POINT : LAST_ASCII;
    int words = 0;
    int start = -1;
    boolean wordChar = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c <= known && isSpace(c)) {
        if (start >= 0 && wordChar && words == MAX_WORDS) {
          scan.reached(AlternativeEvals.class, "MAX_WORDS", MAX_WORDS, "words");
          return;
        }
        if (start >= 0 && wordChar) {
          counts.merge(text.substring(start, i), 1, Integer::sum);
          words++;
        }
        start = -1;
        wordChar = false;
      } else {
        start = start < 0 ? i : start;
        wordChar |= c <= known && isWordChar(text.codePointAt(i));
      }
    }
  }

  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
  }

  private static boolean isWordChar(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default ->
          Character.isAlphabetic(c)
              || Character.isDigit(c)
              || c == ZERO_WIDTH_NON_JOINER
              || c == ZERO_WIDTH_JOINER;
    };
  }
}
