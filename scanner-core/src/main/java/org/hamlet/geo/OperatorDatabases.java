package org.hamlet.geo;

import java.util.Optional;
import org.hamlet.relay.IpAddress;

/**
 * Who runs the network an address is in: the provider by a database of providers (ISP), the
 * autonomous system (RFC 1930) by one of these (ASN) or else by that of providers. Thread-safe.
 */
public final class OperatorDatabases {

  private static final String NUMBER = "autonomous_system_number";
  private static final String ORGANIZATION = "autonomous_system_organization";

  private final GeoDatabase providers;
  private final GeoDatabase systems;

  OperatorDatabases(GeoDatabase providers, GeoDatabase systems) {
    this.providers = providers;
    this.systems = systems;
  }

  /** Whether there is a database of providers. */
  public boolean knowsProviders() {
    return providers.isPresent();
  }

  /** The provider's name. */
  public Optional<String> provider(String ip) {
    return IpAddress.parse(ip).flatMap(address -> providers.text(address, "isp"));
  }

  /** The number of the autonomous system. */
  Optional<String> number(String ip) {
    return IpAddress.parse(ip).flatMap(address -> systems().text(address, NUMBER));
  }

  /** The name of the organization that it is registered to. */
  Optional<String> organization(String ip) {
    return IpAddress.parse(ip).flatMap(address -> systems().text(address, ORGANIZATION));
  }

  private GeoDatabase systems() {
    return systems.isPresent() ? systems : providers;
  }
}
