package org.hamlet.net.spf;

import org.hamlet.relay.IpAddress;

/**
 * What a check is about (RFC 7208, section 4.1).
 *
 * @param ip the address mail came from
 * @param sender the envelope sender; {@code postmaster@helo} for the identity HELO and for none
 * @param helo what the client called itself
 */
public record SpfRequest(IpAddress ip, String sender, String helo) {

  /** Gives a sender without a local part one (section 4.3); takes a mapped address as IPv4. */
  public SpfRequest {
    ip = ip.unmapped();
    int at = sender.lastIndexOf('@');
    String from = sender.isEmpty() ? helo : sender;
    sender = at > 0 ? sender : "postmaster@" + from.substring(from.lastIndexOf('@') + 1);
  }

  /** The sender's local part. */
  String localPart() {
    return sender.substring(0, sender.lastIndexOf('@'));
  }

  /** The sender's domain. */
  String domain() {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }
}
