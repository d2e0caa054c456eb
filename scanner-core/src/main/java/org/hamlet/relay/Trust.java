package org.hamlet.relay;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * Walks the hops from the newest on and says how far each can be believed. Without configuration a
 * hop is trusted while it comes from a private address or has authenticated; the first other one
 * ends trust for all older ones. Confined to one message.
 */
final class Trust {

  private static final NetworkList LOOPBACK = new NetworkList(List.of("127.0.0.0/8", "::1"));

  private final NetworkList trustedNetworks;
  private final NetworkList internalNetworks;
  private final NetworkList msaNetworks;
  private boolean inTrusted = true;
  private boolean inInternal = true;
  private boolean pastMsa;

  private final List<Relay> trusted = new ArrayList<>();
  private final List<Relay> untrusted = new ArrayList<>();
  private final List<Relay> internal = new ArrayList<>();
  private final List<Relay> external = new ArrayList<>();

  /**
   * Compat: where only one of the two lists is configured, it stands for the other one too; where
   * none is, {@code msa_networks} has no effect.
   */
  Trust(RelayOptions options) {
    trustedNetworks = options.trusted().isEmpty() ? options.internal() : options.trusted();
    internalNetworks = options.internal().isEmpty() ? trustedNetworks : options.internal();
    msaNetworks = trustedNetworks.isEmpty() ? NetworkList.EMPTY : options.msa();
  }

  /** Whether no hop so far was untrusted. */
  boolean lasts() {
    return inTrusted;
  }

  /** Whether no hop so far was external. */
  boolean staysInternal() {
    return inInternal;
  }

  /** Adds the next older hop. */
  void add(Relay relay) {
    boolean msa = false;
    if (inTrusted && !pastMsa) {
      judge(relay);
      msa = inTrusted && msaNetworks.contains(relay.ip());
      pastMsa = msa;
    }
    Relay judged = relay.judged(inInternal, msa);
    (inTrusted ? trusted : untrusted).add(judged);
    (inInternal ? internal : external).add(judged);
  }

  private void judge(Relay relay) {
    boolean authenticated = !relay.auth().isEmpty();
    if (trustedNetworks.isEmpty()) {
      inTrusted = authenticated || PrivateNetworks.contain(relay.ip());
      inInternal = inTrusted;
      return;
    }
    inTrusted = authenticated || within(trustedNetworks, relay);
    inInternal = inInternal && inTrusted && (authenticated || within(internalNetworks, relay));
  }

  private static boolean within(NetworkList networks, Relay relay) {
    return LOOPBACK.contains(relay.ip()) || networks.contains(relay.ip());
  }

  /** Forgets the hops so far, but not how far trust lasted. */
  void restart() {
    trusted.clear();
    internal.clear();
    external.clear();
  }

  RelayPath path(
      int unparseable, int firstUntrusted, int firstExternal, List<LimitReached> limits) {
    return new RelayPath(
        trusted, untrusted, internal, external, unparseable, firstUntrusted, firstExternal, limits);
  }
}
