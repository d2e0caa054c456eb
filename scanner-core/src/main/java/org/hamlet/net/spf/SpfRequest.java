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

  /** Longest sender, and longest name of a client: 64 and 255 and the sign (RFC 5321, 4.5.3.1). */
  static final int MAX_SENDER_CHARS = 320;

  /** As much of a domain counts: more than a name has, so that one too long stays so. */
  private static final int DOMAIN_CHARS = 255;

  /**
   * Gives a sender without a local part one (section 4.3); takes a mapped address as IPv4; leaves
   * out what is too long on the left, so that a record is about the domain still.
   */
  public SpfRequest {
    ip = ip.unmapped();
    int at = sender.lastIndexOf('@');
    String from = sender.isEmpty() ? helo : sender;
    String domain = end(from.substring(from.lastIndexOf('@') + 1), DOMAIN_CHARS);
    String local = at > 0 ? sender.substring(0, at) : "postmaster";
    sender = end(local, MAX_SENDER_CHARS - 1 - domain.length()) + "@" + domain;
    helo = end(helo, MAX_SENDER_CHARS);
  }

  private static String end(String text, int chars) {
    return text.substring(Math.max(0, text.length() - chars));
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
