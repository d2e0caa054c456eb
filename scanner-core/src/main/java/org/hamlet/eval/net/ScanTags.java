package org.hamlet.eval.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.relay.Relay;
import org.hamlet.relay.ReversedAddress;

/** Values of tags for questions: those of the message itself at once, others when known. */
final class ScanTags {

  private static final String HEADER = "HEADER(";

  private ScanTags() {}

  /** Gives the values of the tag when they are known, perhaps none. */
  static void whenKnown(
      String tag, ScanContext scan, ScanNetwork network, Consumer<List<String>> then) {
    Optional<List<String>> own = ofMessage(tag, scan);
    if (own.isPresent()) {
      then.accept(own.get().stream().filter(value -> !value.isEmpty()).toList());
    } else {
      network.tag(tag).whenKnown(then);
    }
  }

  private static Optional<List<String>> ofMessage(String tag, ScanContext scan) {
    if (tag.startsWith(HEADER) && tag.endsWith(")")) {
      String selector = tag.substring(HEADER.length(), tag.length() - 1);
      return Optional.of(
          HeaderAddresses.values(scan, selector).stream().map(String::strip).distinct().toList());
    }
    Optional<Relay> external = scan.relays().external().stream().findFirst();
    Optional<Relay> trusted = scan.relays().trusted().stream().reduce((a, b) -> b);
    return switch (tag) {
      case "SENDERDOMAIN" -> host(HeaderAddresses.first(scan, "EnvelopeFrom"));
      case "AUTHORDOMAIN" -> host(HeaderAddresses.first(scan, "From"));
      case "LASTEXTERNALIP" -> of(external.map(Relay::ip));
      case "LASTEXTERNALREVIP" -> of(external.flatMap(r -> ReversedAddress.of(r.ip())));
      case "LASTEXTERNALRDNS" -> of(external.map(Relay::rdns));
      case "LASTEXTERNALHELO" -> of(external.map(Relay::helo));
      case "FIRSTTRUSTEDIP" -> of(trusted.map(Relay::ip));
      case "FIRSTTRUSTEDREVIP" -> of(trusted.flatMap(r -> ReversedAddress.of(r.ip())));
      case "URIHOSTS" ->
          Optional.of(
              UriHosts.of(scan).byDomain().values().stream().flatMap(h -> h.stream()).toList());
      case "URIDOMAINS" -> Optional.of(List.copyOf(UriHosts.of(scan).byDomain().keySet()));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> of(Optional<String> value) {
    return Optional.of(value.stream().toList());
  }

  private static Optional<List<String>> host(Optional<String> address) {
    return Optional.of(
        address.stream()
            .flatMap(
                a ->
                    a.indexOf('@') < 0
                        ? Stream.empty()
                        : Stream.of(a.substring(a.lastIndexOf('@') + 1)))
            .map(host -> host.toLowerCase(Locale.ROOT))
            .toList());
  }
}
