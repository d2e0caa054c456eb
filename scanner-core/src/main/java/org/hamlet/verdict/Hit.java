package org.hamlet.verdict;

import java.util.List;

/**
 * One rule that hit.
 *
 * @param rule its name
 * @param points what it added to the score each time it hit; 0 for sub rules
 * @param count how often it hit; more than 1 only with {@code tflags multiple}
 * @param area the part of the message it read, with SpamAssassin's prefix in reports
 * @param description the text of {@code describe} in the chosen language, empty when there is none
 * @param matched what the pattern matched first, at most {@link #MAX_MATCHED_BYTES} bytes, one char
 *     a byte; empty for metas and eval functions
 * @param notes what the rule wants said beside it, such as an address or a probability, in order
 */
public record Hit(
    RuleName rule,
    double points,
    int count,
    Area area,
    String description,
    String matched,
    List<String> notes) {

  /** How much of a match is kept for explanation, in bytes. */
  public static final int MAX_MATCHED_BYTES = 200;

  /** Copies the notes. */
  public Hit {
    notes = List.copyOf(notes);
  }

  /** What it added to the score, all its hits together. */
  public double pointsInAll() {
    return points * count;
  }

  /** The part of a message a rule reads. */
  public enum Area {
    HEADER(""),
    BODY("BODY: "),
    RAWBODY("RAW: "),
    URI("URI: "),
    FULL("FULL: "),
    RBL("RBL: "),
    ASKDNS("ASKDNS: "),
    META("");

    private final String prefix;

    Area(String prefix) {
      this.prefix = prefix;
    }

    /** The prefix before the description in reports; empty for headers and metas. */
    public String prefix() {
      return prefix;
    }
  }
}
