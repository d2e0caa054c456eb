package org.hamlet.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayPath;

/**
 * The pseudo fields that name the countries a message came through, newest hop first (SpamAssassin
 * 4.0.1's RelayCountry plugin). Without a database they are empty. Thread-safe.
 */
public final class RelayCountries {

  private static final String PREFIX = "x-relay-countries";

  private final CountryDatabases countries;

  /** By these databases. */
  public RelayCountries(CountryDatabases countries) {
    this.countries = countries;
  }

  /** The value of one of the fields, named in any case. */
  public Optional<String> value(String field, RelayPath path) {
    String name = field.toLowerCase(Locale.ROOT);
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return switch (name.substring(PREFIX.length())) {
      case "" -> Optional.of(countries(path.untrusted()));
      case "-external" -> Optional.of(countries(path.external()));
      case "-all" -> Optional.of(countries(joined(path.trusted(), path.untrusted())));
      case "-auth" -> Optional.of(countries(sinceAuthenticated(path.trusted())));
      default -> Optional.empty();
    };
  }

  private static List<Relay> joined(List<Relay> newer, List<Relay> older) {
    List<Relay> all = new ArrayList<>(newer);
    all.addAll(older);
    return all;
  }

  /** Compat: only hops that are trusted. */
  private static List<Relay> sinceAuthenticated(List<Relay> trusted) {
    for (int i = 0; i < trusted.size(); i++) {
      if (!trusted.get(i).auth().isEmpty()) {
        return trusted.subList(i, trusted.size());
      }
    }
    return List.of();
  }

  private String countries(List<Relay> hops) {
    if (!countries.isPresent()) {
      return "";
    }
    return hops.stream().map(hop -> countries.country(hop.ip())).collect(Collectors.joining(" "));
  }
}
