package org.hamlet.text.uri;

import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitReached;

/**
 * Where a known redirector sends the reader, by the configuration's {@code redirector_pattern}s.
 * Thread-safe.
 */
@FunctionalInterface
public interface RedirectTarget {

  /** Knows no redirector. */
  RedirectTarget NONE = uri -> Optional.empty();

  /**
   * What the first matching pattern captures; empty when none matches.
   *
   * @throws TooSlow when a pattern took longer than one may
   */
  Optional<Bytes> target(Bytes uri) throws TooSlow;

  /** A pattern that was given up on this message. */
  final class TooSlow extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LimitReached limit;

    /** Tells the limit that ended it. */
    public TooSlow(LimitReached limit) {
      super(limit.value(), null, false, false);
      this.limit = limit;
    }

    LimitReached limit() {
      return limit;
    }
  }
}
