package org.hamlet.net.razor;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a server says of a message.
 *
 * @param confidences of the signatures it knows
 * @param threshold the confidence that makes spam
 * @param unasked signatures of the message beyond {@link #MAX_SIGNATURES}
 */
public record RazorVerdict(List<Confidence> confidences, int threshold, int unasked) {

  /** Most signatures of a message that a server is asked about, as many as it may answer to. */
  public static final int MAX_SIGNATURES = Conversation.MAX_LINES;

  /** No signature is known. */
  static final RazorVerdict NONE = new RazorVerdict(List.of(), ConfidenceThreshold.HIGHEST, 0);

  /** Copies the list. */
  public RazorVerdict {
    confidences = List.copyOf(confidences);
  }

  /**
   * Of one signature.
   *
   * @param engine 4 or 8
   * @param value 0 to 100
   */
  public record Confidence(int engine, int value) {}

  /** Whether one signature is known as spam. */
  public boolean spam() {
    return confidences.stream().anyMatch(c -> c.value() >= threshold);
  }

  /** The highest confidence of an engine, of all with 0; empty when none of its is known. */
  public OptionalInt highest(int engine) {
    return confidences.stream()
        .filter(c -> engine == 0 || c.engine() == engine)
        .mapToInt(Confidence::value)
        .max();
  }
}
