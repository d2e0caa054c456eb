package org.hamlet.relay;

import java.util.List;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;

/**
 * Reads the Received fields of a message (RFC 5321 section 4.4), newest first, and after them the
 * headers that name the address a web mail user came from, and says which hops can be believed.
 * Follows SpamAssassin 4.0.1's relay metadata. Stateless.
 */
public final class RelayParser {

  /** Most Received fields read; older ones are left out. */
  static final int MAX_RECEIVED_FIELDS = 1000;

  private RelayParser() {}

  /** The way the message came. Never fails: fields that make no sense are counted. */
  public static RelayPath parse(Headers headers, RelayOptions options) {
    List<HeaderField> fields = headers.all("Received");
    Trust trust = new Trust(options);
    int unparseable = 0;
    int firstUntrusted = fields.size();
    int firstExternal = fields.size();
    for (int i = 0; i < Math.min(fields.size(), MAX_RECEIVED_FIELDS); i++) {
      Reading reading = ReceivedReader.read(ReceivedText.of(fields.get(i)));
      if (reading instanceof Reading.Hop hop) {
        trust.add(hop.relay());
        firstUntrusted = trust.lasts() ? firstUntrusted : Math.min(firstUntrusted, i);
        firstExternal = trust.staysInternal() ? firstExternal : Math.min(firstExternal, i);
      } else if (reading instanceof Reading.Unparseable) {
        unparseable++;
      } else if (reading instanceof Reading.Fetched && trust.lasts()) {
        trust.restart();
      }
    }
    for (String name : options.originatingIpHeaders()) {
      headers.last(name).flatMap(OriginatingAddress::hop).ifPresent(trust::add);
    }
    return trust.path(unparseable, firstUntrusted, firstExternal);
  }
}
