package org.hamlet.spamd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The page that Prometheus reads. */
class FiguresTextTest {

  @Test
  void labelsAreQuotedAndNumbersPlain() {
    FiguresText page = new FiguresText();
    page.gauge("a", "What.").sample("x", "a\"b\\c\nd", 0.00001).sample(12_345_678_901.0);
    assertThat(page)
        .hasToString(
            """
            # HELP a What.
            # TYPE a gauge
            a{x="a\\"b\\\\c\\nd"} 0.000010
            a 12345678901
            """);
  }

  @Test
  void stepsCountWhatLiesBelowThem() {
    DurationHistogram times = new DurationHistogram();
    times.add(Duration.ofMillis(1));
    times.add(Duration.ofMillis(1).plusNanos(1));
    times.add(Duration.ofMillis(700));
    times.add(Duration.ofHours(1));
    FiguresText page = new FiguresText();
    times.writeTo(page, "t", "Times.");
    assertThat(page.toString())
        .contains(
            "t_bucket{le=\"0.001\"} 1\n",
            "t_bucket{le=\"0.002\"} 2\n",
            "t_bucket{le=\"0.5\"} 2\n",
            "t_bucket{le=\"1\"} 3\n",
            "t_bucket{le=\"300\"} 3\n",
            "t_bucket{le=\"+Inf\"} 4\n",
            "t_sum 3600.702000001\n",
            "t_count 4\n");
  }

  @Test
  void namesBeyondTheMostAreCountedTogether() {
    ScanFigures figures = new ScanFigures();
    for (int i = 0; i < ScanFigures.MAX_NAMES; i++) {
      figures.told("n" + i);
    }
    FiguresText most = new FiguresText();
    figures.writeTo(most);
    assertThat(most.toString())
        .contains("{outcome=\"n" + (ScanFigures.MAX_NAMES - 1) + "\"} 1\n")
        .doesNotContain("(others)");
    figures.told("one more");
    figures.told("another");
    FiguresText beyond = new FiguresText();
    figures.writeTo(beyond);
    assertThat(beyond.toString()).contains("{outcome=\"(others)\"} 2\n").doesNotContain("one more");
  }
}
