package org.hamlet.scanner;

import java.time.Duration;

/**
 * The limits of all stages in one place; docs/limits.md lists them.
 *
 * @param perMatch how long one pattern may take on one piece of text
 */
public record Limits(Duration perMatch) {

  /** What a scan has without being told otherwise. */
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(2));
}
