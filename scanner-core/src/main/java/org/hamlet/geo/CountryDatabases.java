package org.hamlet.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.PrivateNetworks;

/**
 * The country of an address, by the databases that SpamAssassin 4.0.1 looks for: one of countries,
 * else one of cities. Thread-safe.
 */
public final class CountryDatabases {

  /** Stands for an address that belongs to no country, such as a private one. */
  static final String PRIVATE = "**";

  /** Stands for an address that nothing is known of. */
  static final String UNKNOWN = "XX";

  private static final List<String> DIRECTORIES =
      List.of("/usr/local/share/GeoIP", "/usr/share/GeoIP", "/var/lib/GeoIP", "/opt/share/GeoIP");

  private final GeoDatabase database;

  /**
   * Nothing is opened yet.
   *
   * @param options {@code country:/path} and {@code city:/path}; other kinds are not looked at
   * @param directories where to search without a path; the usual ones when none is given
   */
  public CountryDatabases(List<String> options, List<String> directories) {
    List<String> searched = directories.isEmpty() ? DIRECTORIES : directories;
    List<String> places = new ArrayList<>(places("country", "Country", options, searched));
    places.addAll(places("city", "City", options, searched));
    this.database = new GeoDatabase(places);
  }

  private static List<String> places(
      String kind, String name, List<String> options, List<String> directories) {
    List<String> given =
        options.stream()
            .filter(option -> option.startsWith(kind + ":"))
            .map(option -> option.substring(kind.length() + 1))
            .toList();
    if (!given.isEmpty()) {
      return given;
    }
    return Stream.of("GeoIP2-", "GeoLite2-")
        .flatMap(product -> directories.stream().map(d -> d + "/" + product + name + ".mmdb"))
        .toList();
  }

  /** Whether there is one at all. */
  boolean isPresent() {
    return database.isPresent();
  }

  /** The country's two letters, {@code **} or {@code XX}. */
  String country(String ip) {
    if (PrivateNetworks.contain(ip)) {
      return PRIVATE;
    }
    Optional<IpAddress> address = IpAddress.parse(ip);
    return address.flatMap(a -> database.text(a, "country", "iso_code")).orElse(UNKNOWN);
  }
}
