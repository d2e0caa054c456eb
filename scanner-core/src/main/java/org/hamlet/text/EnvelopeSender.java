package org.hamlet.text;

import java.util.List;
import java.util.Optional;
import org.hamlet.message.HeaderField;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/**
 * Finds the envelope sender of a message: from the configured field, else from the Received field
 * of the newest untrusted hop, else from a field that the receiving server put above all Received
 * fields (SpamAssassin 4.0.1 behaviour). Absent also for the null sender.
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
      return first(options.envelopeSenderHeader());
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
        first("X-Sender").isPresent()
            && message.headers().all("Received").stream()
                .anyMatch(field -> field.raw().text().contains("fetchmail"));
    if (fetched) {
      return Optional.empty();
    }
    for (String name : FIELDS) {
      Optional<String> sender = first(name);
      if (sender.isPresent() && !standsBelowReceived(name)) {
        return sender;
      }
      // Compat: one that another server wrote ends the search, an Envelope-Sender does not
      if (sender.isPresent() && name.equals("X-Envelope-From")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a server on the way may have written it: one of them has a Received above it. */
  private boolean standsBelowReceived(String name) {
    boolean below = false;
    for (HeaderField field : message.headers().fields()) {
      below |= field.is("Received");
      if (below && field.is(name)) {
        return true;
      }
    }
    return false;
  }

  /** The address in the first field of that name; Compat: others of the name do not count. */
  private Optional<String> first(String name) {
    return message.headers().all(name).stream().findFirst().flatMap(EnvelopeSender::address);
  }

  private static Optional<String> address(HeaderField field) {
    return MailboxList.parse(field.raw().text() + "\n").stream()
        .flatMap(entry -> entry.address().stream())
        .findFirst();
  }
}
