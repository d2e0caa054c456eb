package org.hamlet.net.razor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The confidence that makes spam ({@code min_cf} of razor-agent.conf): a number, or one relative to
 * {@code ac}, the average that a server publishes.
 *
 * @param relative whether {@code ac} is added
 * @param number to be added to it, or alone
 */
record ConfidenceThreshold(boolean relative, int number) {

  /** The highest confidence. */
  static final int HIGHEST = 100;

  private static final Pattern FORM = Pattern.compile("(ac)?\\s*(?:([+-])?\\s*(\\d{1,3}))?");

  static Optional<ConfidenceThreshold> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(1) == null && form.group(3) == null)) {
      return Optional.empty();
    }
    int number = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    return Optional.of(
        new ConfidenceThreshold(
            form.group(1) != null, "-".equals(form.group(2)) ? -number : number));
  }

  /** The threshold for a server with that average, 0 to 100. */
  int with(int average) {
    return Math.max(0, Math.min(HIGHEST, relative ? average + number : number));
  }
}
