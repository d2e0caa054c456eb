package org.hamlet.rule;

/**
 * Which MIME parts a {@code mimeheader} rule reads, of {@code tflags range=2-3}: by number, the
 * message itself being 1.
 *
 * @param first number of the first part
 * @param last number of the last part
 */
public record PartRange(int first, int last) {

  /** Every part. */
  static final PartRange ALL = new PartRange(1, Integer.MAX_VALUE);

  private static final String FLAG = "range";

  /** The range a rule's flags give. */
  public static PartRange of(RuleTraits traits) {
    return traits.has(FLAG) ? parse(traits.flags().get(FLAG)) : ALL;
  }

  /** Whether a part is read. */
  public boolean contains(int part) {
    return part >= first && part <= last;
  }

  /** Whether the text is a number, {@code 2-}, {@code -3} or {@code 2-3}. */
  static boolean isValid(String text) {
    int dash = text.indexOf('-');
    String from = dash < 0 ? text : text.substring(0, dash);
    String to = dash < 0 ? text : text.substring(dash + 1);
    return !(from.isEmpty() && to.isEmpty()) && isBound(from) && isBound(to);
  }

  private static PartRange parse(String text) {
    int dash = text.indexOf('-');
    String from = dash < 0 ? text : text.substring(0, dash);
    String to = dash < 0 ? text : text.substring(dash + 1);
    return new PartRange(
        from.isEmpty() ? 1 : Integer.parseInt(from),
        to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to));
  }

  private static boolean isBound(String text) {
    return text.isEmpty()
        || (text.chars().allMatch(c -> c >= '0' && c <= '9') && ScalarSyntax.isInteger(text));
  }
}
