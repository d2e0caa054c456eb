package org.hamlet.models.starter;

import java.util.Locale;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.Bytes;

/** Marks of how a text is written: length, capitals, exclamations, quotations, links. */
final class WritingMarks {

  /** Bytes hidden in HTML from which on it counts as hiding text. */
  private static final int HIDDEN_BYTES = 200;

  private static final double[] WORDS = {5, 30, 80, 200, 600};
  private static final double[] CAPITALS = {.03, .06, .12, .3};
  private static final double[] DIGITS = {.005, .02, .05};
  private static final double[] EXCLAMATIONS = {0, .001, .003, .008};
  private static final double[] LINKS = {0, 1, 3, 8, 20};

  private WritingMarks() {}

  /**
   * Adds those of a message.
   *
   * @param subject decoded
   * @param body the text after it, as far as it is read
   */
  static void add(ClassifierInput input, String subject, String body, Set<String> into) {
    amounts(body, into);
    step("links", (double) links(input), LINKS, into);
    quotation(body, into);
    subject(subject.strip(), into);
    long hidden = input.texts().invisibleBody().stream().mapToLong(Bytes::length).sum();
    if (hidden > HIDDEN_BYTES) {
      mark("hidden text", into);
    }
  }

  private static void amounts(String body, Set<String> into) {
    int capitals = 0;
    int digits = 0;
    int exclamations = 0;
    int words = 0;
    char before = ' ';
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      capitals += Character.isUpperCase(c) ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
      exclamations += c == '!' ? 1 : 0;
      words += Character.isWhitespace(before) && !Character.isWhitespace(c) ? 1 : 0;
      before = c;
    }
    double length = Math.max(1, body.length());
    step("words", words, WORDS, into);
    step("capitals", capitals / length, CAPITALS, into);
    step("digits", digits / length, DIGITS, into);
    step("exclamations", exclamations / length, EXCLAMATIONS, into);
  }

  private static long links(ClassifierInput input) {
    return input.texts().uris().all().stream()
        .filter(uri -> uri.uri().text().toLowerCase(Locale.ROOT).startsWith("http"))
        .count();
  }

  private static void quotation(String body, Set<String> into) {
    if (body.contains("\n>") || body.contains("> ")) {
      mark("quotes", into);
    }
    if (body.contains("wrote:") || body.contains("schrieb") || body.contains("a \u00E9crit")) {
      mark("names whom it quotes", into);
    }
    if (body.contains("-- ") || body.contains("\n--\n")) {
      mark("signature", into);
    }
  }

  private static void subject(String subject, Set<String> into) {
    String lower = subject.toLowerCase(Locale.ROOT);
    if (!subject.equals(lower) && subject.equals(subject.toUpperCase(Locale.ROOT))) {
      mark("subject in capitals", into);
    }
    if (subject.indexOf('!') >= 0) {
      mark("subject exclaims", into);
    }
    if (lower.startsWith("re") || lower.startsWith("fw") || lower.startsWith("[")) {
      mark("subject of a thread", into);
    }
  }

  /** The first border that the amount does not exceed names the step. */
  private static void step(String what, double amount, double[] borders, Set<String> into) {
    int step = 0;
    while (step < borders.length && amount > borders[step]) {
      step++;
    }
    mark(what + ", step " + step, into);
  }

  private static void mark(String what, Set<String> into) {
    into.add(Evidence.MARK + what);
  }
}
