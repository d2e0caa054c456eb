package org.hamlet.spamd.users;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which database holds preferences: the settings {@code user_scores_*}.
 *
 * @param url where, for JDBC
 * @param user the name to log in with, or nothing
 * @param password that goes with it, or nothing
 * @param query what is asked; {@code _USERNAME_}, {@code _MAILBOX_}, {@code _DOMAIN_} and {@code
 *     _TABLE_} are filled in
 * @param global whether a user without any row has those of {@link #EVERYBODY}
 */
public record DatabaseOptions(
    String url, String user, String password, String query, boolean global) {

  /** The name of the rows that hold for everybody. */
  static final String EVERYBODY = "@GLOBAL";

  private static final String DBI = "dbi:";

  /** Without the password, which is nobody's business. */
  @Override
  public String toString() {
    return "DatabaseOptions[" + user + "]";
  }

  /** What is asked unless the administrator wants something else. */
  public static final String USUAL_QUERY =
      "SELECT preference, value FROM _TABLE_ WHERE username = _USERNAME_ OR username = '@GLOBAL'"
          + " ORDER BY username ASC";

  /**
   * From the values of the settings.
   *
   * @param source {@code user_scores_dsn}: {@code jdbc:...}, or as SpamAssassin has it, {@code
   *     DBI:mysql:DATABASE:HOST[:PORT]} (also {@code MariaDB}), {@code
   *     DBI:Pg:dbname=DATABASE;host=HOST;port=PORT}, {@code DBI:SQLite:dbname=FILE}
   * @param query {@code user_scores_sql_custom_query}, or nothing
   * @param global {@code user_scores_fallback_to_global}
   * @throws IllegalArgumentException when the source names no database that can be asked
   */
  public static DatabaseOptions of(
      String source, String user, String password, String query, boolean global) {
    String asked = query.isEmpty() ? USUAL_QUERY : query;
    return new DatabaseOptions(url(source), user, password, asked, global);
  }

  private static String url(String source) {
    if (source.startsWith("jdbc:")) {
      return source;
    }
    if (!source.toLowerCase(Locale.ROOT).startsWith(DBI)) {
      throw new IllegalArgumentException("user_scores_dsn begins neither with DBI: nor with jdbc:");
    }
    String rest = source.substring(DBI.length());
    int colon = rest.indexOf(':');
    String driver = colon < 0 ? rest : rest.substring(0, colon);
    String where = colon < 0 ? "" : rest.substring(colon + 1);
    return switch (driver.toLowerCase(Locale.ROOT)) {
      case "mysql" -> "jdbc:mysql:" + server(named(where, "database", "host", "port"), "");
      case "mariadb" -> "jdbc:mariadb:" + server(named(where, "database", "host", "port"), "");
      case "pg" -> "jdbc:postgresql:" + server(named(where, "dbname"), "5432");
      case "sqlite" -> "jdbc:sqlite:" + named(where, "dbname").getOrDefault("dbname", "");
      default ->
          throw new IllegalArgumentException(
              "user_scores_dsn names a driver that is not known here, "
                  + driver
                  + "; write the URL of its JDBC driver (jdbc:...)");
    };
  }

  /** {@code a=1;b=2}, or values alone between colons that have these names in turn. */
  private static Map<String, String> named(String where, String... names) {
    Map<String, String> values = new HashMap<>();
    List<String> unnamed = new ArrayList<>();
    for (String part : where.split("[;:]", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        unnamed.add(part);
      } else {
        values.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    for (int i = 0; i < Math.min(names.length, unnamed.size()); i++) {
      values.putIfAbsent(names[i], unnamed.get(i));
    }
    return values;
  }

  private static String server(Map<String, String> values, String usualPort) {
    String database = values.getOrDefault("dbname", values.getOrDefault("database", ""));
    String host = values.getOrDefault("host", values.getOrDefault("hostname", ""));
    String port = values.getOrDefault("port", usualPort);
    String at = host.isEmpty() ? "localhost" : host;
    return "//" + at + (port.isEmpty() ? "" : ":" + port) + "/" + database;
  }
}
