package org.hamlet.verdict;

/**
 * The symbolic name of a test, kept verbatim as rule files write it.
 *
 * @param text letters, digits and underscores, not beginning with a digit, at most 128 characters
 */
public record RuleName(String text) implements Comparable<RuleName> {

  /** Longest name accepted, in characters, as in SpamAssassin. */
  public static final int MAX_CHARS = 128;

  /** Checks the shape; throws {@link IllegalArgumentException} for a name no rule file may use. */
  public RuleName {
    if (!isLegal(text)) {
      throw new IllegalArgumentException("not a rule name: " + text);
    }
  }

  /** Whether {@code text} may name a rule. */
  public static boolean isLegal(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS || isDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && !isDigit(c) && !isLetter(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a sub rule ({@code __NAME}): it feeds metas and never adds to the score. */
  public boolean isSubRule() {
    return text.startsWith("__");
  }

  /**
   * Whether this is a rule under test ({@code T_NAME}), which scores 0.01 unless told otherwise.
   */
  public boolean isUnderTest() {
    return text.startsWith("T_");
  }

  /** The text's own: the generated one costs thousands of map accesses of a start dearly. */
  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleName name && name.text.equals(text);
  }

  @Override
  public int compareTo(RuleName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
