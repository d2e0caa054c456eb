package org.hamlet.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.geo.RelayCountries;
import org.hamlet.geo.RelayOperator;
import org.hamlet.rule.Settings;
import org.hamlet.text.RelayFields;

/** What a configuration wants to know of where addresses belong to. */
final class Geography {

  private Geography() {}

  /** The databases it names; none is opened yet. */
  static GeoDatabases databases(Settings settings) {
    List<String> options = new ArrayList<>(settings.list("geodb_options"));
    if (settings.text("country_db_type").equals("GeoIP2")) {
      addOlder(options, "country:", settings.text("country_db_path"));
    }
    addOlder(options, "country:", settings.text("uri_country_db_path"));
    addOlder(options, "isp:", settings.text("uri_country_db_isp_path"));
    return new GeoDatabases(options, settings.list("geodb_search_path"));
  }

  private static void addOlder(List<String> options, String kind, String path) {
    if (!path.isEmpty()) {
      options.add(kind + path);
    }
  }

  /** The pseudo fields of RelayCountry and ASN where they are loaded. */
  static RelayFields relayFields(Settings settings, GeoDatabases databases) {
    RelayFields countries =
        settings.isLoaded("RelayCountry")
            ? new RelayCountries(databases.countries())::value
            : RelayFields.NONE;
    boolean asn = settings.isLoaded("ASN") && settings.flag("asn_use_geodb");
    RelayFields operator = asn ? new RelayOperator(databases.operators())::value : RelayFields.NONE;
    return (field, path) -> {
      Optional<String> country = countries.value(field, path);
      return country.isPresent() ? country : operator.value(field, path);
    };
  }
}
