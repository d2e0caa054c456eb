package org.hamlet.training.starter;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.hamlet.verdict.Label;

/** What models say of messages of sources they never saw, as a table. */
final class Figures {

  private static final double[] BORDERS = {.01, .05, .2, .4, .6, .8, .95, .99, .999, 1};

  private Figures() {}

  /** Per kind of example how many percent of messages have which probability. */
  static void print(List<Example> examples, double[] sums, double[] line, PrintStream out) {
    out.printf(
        Locale.ROOT, "%d examples, slope %.3f, offset %.3f%n", sums.length, line[0], line[1]);
    out.print("percent of messages by probability, at most");
    for (double border : BORDERS) {
      out.print(" " + border);
    }
    out.println();
    for (Label label : Label.values()) {
      for (boolean written : new boolean[] {false, true}) {
        row(examples, sums, line, new Row(label, written), out);
      }
    }
  }

  private record Row(Label label, boolean written) {
    boolean has(Example example) {
      return example.label() == label && example.source().startsWith("phrases ") == written;
    }
  }

  private static void row(
      List<Example> examples, double[] sums, double[] line, Row row, PrintStream out) {
    double[] shares = new double[BORDERS.length];
    int all = 0;
    for (int i = 0; i < sums.length; i++) {
      if (row.has(examples.get(i))) {
        double probability = Platt.probability(sums[i], line);
        int step = 0;
        while (probability > BORDERS[step]) {
          step++;
        }
        shares[step]++;
        all++;
      }
    }
    out.printf("%s, %s: %d messages", row.label, row.written ? "written" : "mail", all);
    for (double share : shares) {
      out.printf(Locale.ROOT, " %.1f", 100 * share / all);
    }
    out.println();
  }
}
