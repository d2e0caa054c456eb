package org.hamlet.spamd.figures;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A page of figures in the text form that Prometheus reads. A family is begun by its kind; its
 * samples follow. One thread.
 */
public final class FiguresText {

  private final StringBuilder page = new StringBuilder();
  private String family = "";

  /** Begins a family of what only grows. */
  public FiguresText counter(String name, String help) {
    return family(name, "counter", help);
  }

  /** Begins a family of what goes up and down. */
  public FiguresText gauge(String name, String help) {
    return family(name, "gauge", help);
  }

  /** Begins a family of counts by size. */
  FiguresText histogram(String name, String help) {
    return family(name, "histogram", help);
  }

  private FiguresText family(String name, String kind, String help) {
    family = name;
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
    return this;
  }

  /** The one sample of the family. */
  public FiguresText sample(double value) {
    return line(family, number(value));
  }

  /** The one sample of the family, a count. */
  public FiguresText sample(long count) {
    return line(family, Long.toString(count));
  }

  /** A sample of the family with a label. */
  public FiguresText sample(String label, String text, double value) {
    return line(labelled(label, text), number(value));
  }

  /** A sample of the family with a label, a count. */
  public FiguresText sample(String label, String text, long count) {
    return line(labelled(label, text), Long.toString(count));
  }

  private String labelled(String label, String text) {
    return family + "{" + label + "=\"" + escaped(text) + "\"}";
  }

  /** A sample whose name is longer than the family's. */
  FiguresText part(String suffix, double value) {
    return line(family + suffix, number(value));
  }

  /** A count whose name is longer than the family's. */
  FiguresText part(String suffix, long count) {
    return line(family + suffix, Long.toString(count));
  }

  private FiguresText line(String name, String number) {
    page.append(name).append(' ').append(number).append('\n');
    return this;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : BigDecimal.valueOf(value).toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** The page so far. */
  @Override
  public String toString() {
    return page.toString();
  }
}
