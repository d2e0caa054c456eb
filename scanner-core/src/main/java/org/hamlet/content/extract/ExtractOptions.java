package org.hamlet.content.extract;

import java.time.Duration;
import java.util.List;

/**
 * Which programs make text of which files.
 *
 * @param uses in the order configured ({@code extracttext_use})
 * @param maxParts parts of a message that are looked at, 0 for all ({@code extracttext_maxparts})
 * @param timeout for one program ({@code extracttext_timeout})
 * @param timeoutOfAll for all programs of one message
 */
public record ExtractOptions(
    List<ExtractUse> uses, int maxParts, Duration timeout, Duration timeoutOfAll) {

  /** Nothing is configured. */
  public static final ExtractOptions NONE =
      new ExtractOptions(List.of(), 10, Duration.ofSeconds(5), Duration.ofSeconds(10));

  /** Copies the list. */
  public ExtractOptions {
    uses = List.copyOf(uses);
  }
}
