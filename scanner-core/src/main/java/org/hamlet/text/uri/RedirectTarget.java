package org.hamlet.text.uri;

import java.util.Optional;
import org.hamlet.message.Bytes;

/**
 * Where a known redirector sends the reader, by the configuration's {@code redirector_pattern}s.
 * Thread-safe.
 */
@FunctionalInterface
public interface RedirectTarget {

  /** Knows no redirector. */
  RedirectTarget NONE = uri -> Optional.empty();

  /** What the first matching pattern captures; empty when none matches. Never throws. */
  Optional<Bytes> target(Bytes uri);
}
