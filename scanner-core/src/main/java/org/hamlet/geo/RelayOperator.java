package org.hamlet.geo;

import java.util.Locale;
import java.util.Optional;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/**
 * The pseudo fields that tell which autonomous system handed a message over: that of the newest
 * external hop, unless its address is private (SpamAssassin 4.0.1's ASN plugin with a local
 * database). {@code X-ASN} is the number; {@code X-ASN-Organization}, which is Hamlet's own, the
 * organization's name. Where nothing is known they are empty, so that a message cannot tell them
 * itself. Thread-safe.
 */
public final class RelayOperator {

  private final OperatorDatabases operators;

  /** By these databases. */
  public RelayOperator(OperatorDatabases operators) {
    this.operators = operators;
  }

  /** The value of one of the fields, named in any case. */
  public Optional<String> value(String field, RelayPath path) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "x-asn" -> Optional.of(newest(path).flatMap(operators::number).orElse(""));
      case "x-asn-organization" ->
          Optional.of(newest(path).flatMap(operators::organization).orElse(""));
      default -> Optional.empty();
    };
  }

  private static Optional<String> newest(RelayPath path) {
    return path.external().stream()
        .findFirst()
        .map(Relay::ip)
        .filter(ip -> !PrivateNetworks.contain(ip));
  }
}
