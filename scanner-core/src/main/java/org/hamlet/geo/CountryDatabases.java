package org.hamlet.geo;

import java.util.Optional;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.PrivateNetworks;

/** The country of an address, by a database of countries, else one of cities. Thread-safe. */
public final class CountryDatabases {

  /** Stands for an address that belongs to no country, such as a private one. */
  static final String PRIVATE = "**";

  /** Stands for an address that nothing is known of. */
  static final String UNKNOWN = "XX";

  private final GeoDatabase database;

  CountryDatabases(GeoDatabase database) {
    this.database = database;
  }

  /** Whether there is one at all. */
  public boolean isPresent() {
    return database.isPresent();
  }

  /** The country's two letters, {@code **} or {@code XX}. */
  public String country(String ip) {
    return code(ip, "country", "iso_code");
  }

  /** The continent's two letters, {@code **} or {@code XX}. */
  public String continent(String ip) {
    return code(ip, "continent", "code");
  }

  private String code(String ip, String... path) {
    if (PrivateNetworks.contain(ip)) {
      return PRIVATE;
    }
    Optional<IpAddress> address = IpAddress.parse(ip);
    return address.flatMap(a -> database.text(a, path)).orElse(UNKNOWN);
  }
}
