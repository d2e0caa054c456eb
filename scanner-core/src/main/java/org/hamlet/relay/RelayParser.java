package org.hamlet.relay;

import java.util.List;
import java.util.Optional;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.verdict.LimitLog;

/**
 * Reads the Received fields of a message (RFC 5321 section 4.4), newest first, and after them the
 * headers that name the address a web mail user came from, and says which hops can be believed.
 * Follows SpamAssassin 4.0.1's relay metadata. Stateless.
 */
public final class RelayParser {

  /** Most Received fields read; older ones are left out. Servers give up on loops long before. */
  static final int MAX_RECEIVED_FIELDS = 200;

  private RelayParser() {}

  /** The way the message came. Never fails: fields that make no sense are counted. */
  public static RelayPath parse(Headers headers, RelayOptions options) {
    List<HeaderField> fields = headers.all("Received");
    Trust trust = new Trust(options);
    Optional<String> scannedSender = Optional.empty();
    LimitLog log = new LimitLog();
    if (fields.size() > MAX_RECEIVED_FIELDS) {
      log.reached(RelayParser.class, "MAX_RECEIVED_FIELDS", MAX_RECEIVED_FIELDS, "fields");
    }
    int unparseable = 0;
    int firstUntrusted = fields.size();
    int firstExternal = fields.size();
    for (int i = 0; i < Math.min(fields.size(), MAX_RECEIVED_FIELDS); i++) {
      ReceivedText text = ReceivedText.of(fields.get(i), log);
      Reading reading = ReceivedReader.read(text);
      if (reading instanceof Reading.Hop hop) {
        trust.add(scannedSender.map(hop.relay()::withEnvelopeFrom).orElse(hop.relay()));
        firstUntrusted = trust.lasts() ? firstUntrusted : Math.min(firstUntrusted, i);
        firstExternal = trust.staysInternal() ? firstExternal : Math.min(firstExternal, i);
      } else if (reading instanceof Reading.Unparseable) {
        unparseable++;
      } else if (reading instanceof Reading.Fetched && trust.lasts()) {
        trust.restart();
      }
      scannedSender = text.scannedSender();
    }
    for (String name : options.originatingIpHeaders()) {
      headers.last(name).flatMap(field -> OriginatingAddress.hop(field, log)).ifPresent(trust::add);
    }
    return trust.path(unparseable, firstUntrusted, firstExternal, log.reached());
  }
}
