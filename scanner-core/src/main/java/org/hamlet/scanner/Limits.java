package org.hamlet.scanner;

import java.time.Duration;
import org.hamlet.message.MessageLimits;
import org.hamlet.text.uri.UriLimits;

/**
 * The limits of all stages in one place; docs/limits.md lists them.
 *
 * @param message what is looked at of a message's structure
 * @param uris how many URIs are kept, and how long
 * @param perMatch how long one pattern may take on one piece of text
 */
public record Limits(MessageLimits message, UriLimits uris, Duration perMatch) {

  /** What a scan has without being told otherwise. */
  public static final Limits DEFAULT =
      new Limits(MessageLimits.DEFAULT, UriLimits.DEFAULT, Duration.ofSeconds(2));
}
