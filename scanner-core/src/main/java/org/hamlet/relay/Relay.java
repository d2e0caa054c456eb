package org.hamlet.relay;

/**
 * One hop, read from one Received field.
 *
 * @param ip address of the sending side, empty when unknown
 * @param rdns its name by reverse DNS as the receiving server wrote it, empty when none
 * @param helo what it said in HELO
 * @param by the receiving server
 * @param ident RFC 1413 identity
 * @param envelopeFrom the envelope sender if the field tells it
 * @param internal whether the receiving side counted as internal
 * @param id the queue id
 * @param auth how the sender authenticated, empty when not
 * @param msa whether the sender is in {@code msa_networks}
 * @param noReverseDns whether the receiving server is known to look names up and found none
 */
public record Relay(
    String ip,
    String rdns,
    String helo,
    String by,
    String ident,
    String envelopeFrom,
    boolean internal,
    String id,
    String auth,
    boolean msa,
    boolean noReverseDns) {

  /** This hop with another envelope sender. */
  Relay withEnvelopeFrom(String sender) {
    return new Relay(ip, rdns, helo, by, ident, sender, internal, id, auth, msa, noReverseDns);
  }

  /** This hop with what the walk over all hops found out about it. */
  Relay judged(boolean isInternal, boolean isMsa) {
    return new Relay(
        ip, rdns, helo, by, ident, envelopeFrom, isInternal, id, auth, isMsa, noReverseDns);
  }
}
