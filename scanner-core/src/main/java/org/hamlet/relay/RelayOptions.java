package org.hamlet.relay;

import java.util.List;

/**
 * What the configuration says about relays.
 *
 * @param trusted {@code trusted_networks}, empty when not configured
 * @param internal {@code internal_networks}, empty when not configured
 * @param msa {@code msa_networks}
 * @param originatingIpHeaders {@code originating_ip_headers} in order
 */
public record RelayOptions(
    NetworkList trusted, NetworkList internal, NetworkList msa, List<String> originatingIpHeaders) {

  /** Nothing configured: trust is inferred. */
  public static final RelayOptions INFERRED =
      new RelayOptions(NetworkList.EMPTY, NetworkList.EMPTY, NetworkList.EMPTY, List.of());

  /** Copies the list. */
  public RelayOptions {
    originatingIpHeaders = List.copyOf(originatingIpHeaders);
  }
}
