package org.hamlet.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayLine;
import org.hamlet.relay.ReversedAddress;
import org.hamlet.text.HeaderSelector;

/**
 * Values of the tags that are known from the message alone: relays, domains of its addresses, and
 * {@code HEADER(...)}. Rules use them in patterns as {@code %{NAME}} and in questions to DNS.
 */
public final class MessageTags {

  private static final String HEADER = "HEADER(";

  private MessageTags() {}

  /** The values of a tag that are not empty; absent when the message alone does not tell. */
  public static Optional<List<String>> of(String tag, ScanContext scan) {
    return values(tag, scan).map(all -> all.stream().filter(value -> !value.isEmpty()).toList());
  }

  private static Optional<List<String>> values(String tag, ScanContext scan) {
    if (tag.startsWith(HEADER) && tag.endsWith(")")) {
      return Optional.of(header(tag.substring(HEADER.length(), tag.length() - 1), scan));
    }
    Optional<Relay> external = scan.relays().external().stream().findFirst();
    Optional<Relay> trusted = scan.relays().trusted().stream().reduce((a, b) -> b);
    return switch (tag) {
      case "SENDERDOMAIN" -> Optional.of(domains("EnvelopeFrom:addr", scan).limit(1).toList());
      case "AUTHORDOMAIN" -> Optional.of(domains("From:addr", scan).distinct().toList());
      case "LASTEXTERNALIP" -> of(external.map(Relay::ip));
      case "LASTEXTERNALREVIP" -> of(external.flatMap(r -> ReversedAddress.of(r.ip())));
      case "LASTEXTERNALRDNS" -> of(external.map(Relay::rdns));
      case "LASTEXTERNALHELO" -> of(external.map(Relay::helo));
      case "FIRSTTRUSTEDIP" -> of(trusted.map(Relay::ip));
      case "FIRSTTRUSTEDREVIP" -> of(trusted.flatMap(r -> ReversedAddress.of(r.ip())));
      case "RELAYSTRUSTED" -> Optional.of(List.of(RelayLine.of(scan.relays().trusted())));
      case "RELAYSUNTRUSTED" -> Optional.of(List.of(RelayLine.of(scan.relays().untrusted())));
      case "RELAYSINTERNAL" -> Optional.of(List.of(RelayLine.of(scan.relays().internal())));
      case "RELAYSEXTERNAL" -> Optional.of(List.of(RelayLine.of(scan.relays().external())));
      default -> Optional.empty();
    };
  }

  private static List<String> header(String selector, ScanContext scan) {
    try {
      return texts(HeaderSelector.parse(selector), scan).map(String::strip).distinct().toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static Stream<String> domains(String selector, ScanContext scan) {
    return texts(HeaderSelector.parse(selector), scan)
        .filter(address -> address.indexOf('@') >= 0)
        .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
  }

  private static Stream<String> texts(HeaderSelector selector, ScanContext scan) {
    return scan.texts().headers().values(selector).stream().map(Bytes::text);
  }

  private static Optional<List<String>> of(Optional<String> value) {
    return Optional.of(value.stream().toList());
  }
}
