package org.hamlet.text;

import java.util.List;
import java.util.Optional;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/**
 * Finds the envelope sender of a message: from the configured field, else from the Received field
 * of the newest untrusted hop, else from a field that the receiving server put above all Received
 * fields (SpamAssassin 4.0.1 behaviour). Empty text means the null sender.
 */
final class EnvelopeSender {

  private static final List<String> FIELDS =
      List.of("X-Envelope-From", "Envelope-Sender", "Return-Path");

  private final ParsedMessage message;
  private final RelayPath relays;
  private final TextOptions options;

  EnvelopeSender(ParsedMessage message, RelayPath relays, TextOptions options) {
    this.message = message;
    this.relays = relays;
    this.options = options;
  }

  Optional<String> find() {
    if (!options.envelopeSenderHeader().isEmpty()) {
      Optional<String> configured =
          message.headers().first(options.envelopeSenderHeader()).map(HeaderDecoder::decode);
      if (configured.isPresent()) {
        return configured.map(EnvelopeSender::address);
      }
    }
    return fromRelay().or(this::fromFields);
  }

  private Optional<String> fromRelay() {
    List<Relay> trusted = relays.trusted();
    Optional<Relay> relay =
        relays.untrusted().isEmpty()
            ? trusted.stream().reduce((a, b) -> b)
            : Optional.of(relays.untrusted().get(0));
    return relay.map(Relay::envelopeFrom).filter(sender -> !sender.isEmpty());
  }

  private Optional<String> fromFields() {
    boolean fetched =
        message.headers().has("X-Sender")
            && message.headers().all("Received").stream()
                .anyMatch(field -> field.raw().text().contains("fetchmail"));
    if (fetched) {
      return Optional.empty();
    }
    for (String name : FIELDS) {
      Optional<HeaderField> field = aboveReceived(name);
      if (field.isPresent()) {
        return field.map(HeaderDecoder::decode).map(EnvelopeSender::address);
      }
    }
    return Optional.empty();
  }

  private Optional<HeaderField> aboveReceived(String name) {
    for (HeaderField field : message.headers().fields()) {
      if (field.is("Received")) {
        return Optional.empty();
      }
      if (field.is(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static String address(String value) {
    String text = value.trim();
    int open = text.indexOf('<');
    int close = text.indexOf('>', open + 1);
    return open >= 0 && close > open ? text.substring(open + 1, close).trim() : text;
  }
}
