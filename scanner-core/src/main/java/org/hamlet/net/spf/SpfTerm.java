package org.hamlet.net.spf;

import java.util.Optional;
import org.hamlet.relay.IpAddress;

/** One mechanism of a record, with the result when it matches (RFC 7208, section 5). */
sealed interface SpfTerm {

  /** The result when it matches. */
  SpfResult qualifier();

  /** Whether it costs one of the look-ups that section 4.6.4 limits. */
  default boolean asks() {
    return !(this instanceof All || this instanceof Ip);
  }

  /** {@code all}. */
  record All(SpfResult qualifier) implements SpfTerm {}

  /** {@code ip4} and {@code ip6}. */
  record Ip(SpfResult qualifier, IpAddress network, int prefix) implements SpfTerm {}

  /** {@code include}. */
  record Include(SpfResult qualifier, SpfMacro domain) implements SpfTerm {}

  /** {@code exists}. */
  record Exists(SpfResult qualifier, SpfMacro domain) implements SpfTerm {}

  /** {@code ptr}; the current domain without one. */
  record Ptr(SpfResult qualifier, Optional<SpfMacro> domain) implements SpfTerm {}

  /** {@code a}; the current domain without one. */
  record A(SpfResult qualifier, Optional<SpfMacro> domain, int prefix4, int prefix6)
      implements SpfTerm {}

  /** {@code mx}; the current domain without one. */
  record Mx(SpfResult qualifier, Optional<SpfMacro> domain, int prefix4, int prefix6)
      implements SpfTerm {}
}
