package org.hamlet.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The databases of one configuration, found where SpamAssassin 4.0.1 looks for them. Each is opened
 * when it is first asked, once for all that ask. Thread-safe.
 */
public final class GeoDatabases {

  private static final List<String> DIRECTORIES =
      List.of("/usr/local/share/GeoIP", "/usr/share/GeoIP", "/var/lib/GeoIP", "/opt/share/GeoIP");

  private final CountryDatabases countries;
  private final OperatorDatabases operators;

  /**
   * Nothing is opened yet.
   *
   * @param options {@code country:/path}, {@code city:/path}, {@code isp:/path} and {@code
   *     asn:/path}
   * @param directories where to search without a path; the usual ones when none is given
   */
  public GeoDatabases(List<String> options, List<String> directories) {
    List<String> searched = directories.isEmpty() ? DIRECTORIES : directories;
    List<String> places = new ArrayList<>(places("country", "Country", options, searched));
    places.addAll(places("city", "City", options, searched));
    this.countries = new CountryDatabases(new GeoDatabase(places));
    this.operators =
        new OperatorDatabases(
            new GeoDatabase(places("isp", "ISP", options, searched)),
            new GeoDatabase(places("asn", "ASN", options, searched)));
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

  /** Which country an address belongs to. */
  public CountryDatabases countries() {
    return countries;
  }

  /** Who runs the network of an address. */
  public OperatorDatabases operators() {
    return operators;
  }
}
