package org.hamlet.verdict;

/**
 * A limit that cut the scan short; what lay beyond it was not looked at.
 *
 * @param name the limit as docs/limits.md names it, such as {@code relay.ReceivedText.MAX_CHARS}
 * @param value the limit's value with its unit, such as {@code 1000 parts}
 */
public record LimitReached(String name, String value) {

  private static final String BASE_PACKAGE = "org.hamlet.";

  /**
   * A limit that a class declares.
   *
   * @param owner the class with the constant, or the record with the component
   * @param name of the constant or component
   * @param unit as docs/limits.md gives it
   */
  public static LimitReached of(Class<?> owner, String name, long value, String unit) {
    String declaring = owner.getName().substring(BASE_PACKAGE.length());
    return new LimitReached(declaring + "." + name, value + " " + unit);
  }
}
