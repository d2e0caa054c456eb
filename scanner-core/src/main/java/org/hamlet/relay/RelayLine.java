package org.hamlet.relay;

import java.util.List;

/**
 * The text form in which rules read hops (the X-Spam-Relays pseudo headers), as SpamAssassin 4.0.1
 * writes it: {@code [ ip=192.0.2.1 rdns=a.example helo=b by=mx.example ident= envfrom= intl=0 id=x
 * auth= msa=0 ]}. Stateless.
 */
public final class RelayLine {

  private RelayLine() {}

  /** The hops in order, joined by one space; empty for none. */
  public static String of(List<Relay> relays) {
    StringBuilder out = new StringBuilder();
    for (Relay relay : relays) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      append(relay, out);
    }
    return out.toString();
  }

  /** One hop. */
  public static String of(Relay relay) {
    return of(List.of(relay));
  }

  private static void append(Relay relay, StringBuilder out) {
    out.append("[ ip=").append(relay.ip());
    out.append(" rdns=").append(relay.rdns());
    out.append(" helo=").append(relay.helo());
    out.append(" by=").append(relay.by());
    out.append(" ident=").append(relay.ident());
    out.append(" envfrom=").append(relay.envelopeFrom());
    out.append(" intl=").append(relay.internal() ? 1 : 0);
    out.append(" id=").append(relay.id());
    out.append(" auth=").append(relay.auth());
    out.append(" msa=").append(relay.msa() ? 1 : 0);
    out.append(" ]");
  }
}
