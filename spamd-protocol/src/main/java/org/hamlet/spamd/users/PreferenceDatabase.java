package org.hamlet.spamd.users;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.UserPreferences;

/**
 * Preferences in a table, a line of configuration a row (SpamAssassin's {@code spamd -q}), asked by
 * JDBC with a driver the administrator supplies. One connection is kept. When the database cannot
 * be asked it is left alone for {@link #PAUSE}, so that mail does not wait for it again and again.
 * Names of users are parameters of the query, never part of its text. Thread-safe.
 */
public final class PreferenceDatabase implements UserPreferences {

  /** Most rows of one user. */
  static final int MAX_ROWS = 2_000;

  /** Most characters of them together. */
  static final int MAX_CHARS = 64 << 10;

  /** How long an answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long a database is left alone that could not be asked. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  private static final String TABLE = "userpref";
  private static final Pattern VALUES = Pattern.compile("_(USERNAME|MAILBOX|DOMAIN)_");
  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");

  private final Supplier<Optional<DatabaseOptions>> options;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private Optional<Opened> opened = Optional.empty();
  private Instant notBefore = Instant.MIN;

  /**
   * A database as the configuration wants it now.
   *
   * @param options asked each time; nobody has preferences while there are none
   */
  public PreferenceDatabase(Supplier<Optional<DatabaseOptions>> options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  @Override
  public List<PreferenceText> of(String user) throws IOException {
    try {
      if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the database is still busy with others");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", e);
    }
    try {
      return inTurn(Octets.decoded(user)).stream().toList();
    } finally {
      turn.unlock();
    }
  }

  private Optional<PreferenceText> inTurn(String user) throws IOException {
    Optional<DatabaseOptions> wanted = options.get();
    if (wanted.isEmpty()) {
      close();
      return Optional.empty();
    }
    if (isLeftAlone(clock.instant())) {
      throw new IOException("the database could not be asked a moment ago");
    }
    boolean kept = opened.isPresent();
    try {
      return ask(wanted.get(), user);
    } catch (SQLException | RuntimeException | LinkageError e) {
      close();
      if (kept) {
        // the server may have closed a connection that was idle: once more with a new one
        return inTurn(user);
      }
      notBefore = clock.instant().plus(PAUSE);
      throw new IOException("the database cannot be asked: " + e.getMessage(), e);
    }
  }

  /** More left than the pause is long says that the clock was set back. */
  private boolean isLeftAlone(Instant now) {
    return now.isBefore(notBefore) && !notBefore.isAfter(now.plus(PAUSE));
  }

  private Optional<PreferenceText> ask(DatabaseOptions wanted, String user)
      throws SQLException, IOException {
    Connection connection = connection(wanted);
    Optional<PreferenceText> own = text(connection, wanted, user);
    return own.isPresent() || !wanted.global()
        ? own
        : text(connection, wanted, DatabaseOptions.EVERYBODY);
  }

  private Connection connection(DatabaseOptions wanted) throws SQLException {
    if (opened.isPresent() && !opened.get().isFor(wanted)) {
      close();
    }
    if (opened.isEmpty()) {
      DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
      Properties login = new Properties();
      if (!wanted.user().isEmpty()) {
        login.setProperty("user", wanted.user());
        login.setProperty("password", wanted.password());
      }
      Connection connection = DriverManager.getConnection(wanted.url(), login);
      opened = Optional.of(new Opened(wanted, connection));
      bound(connection);
    }
    return opened.get().connection();
  }

  /** A server that is gone without a word must not hold mail up. */
  private static void bound(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    } catch (SQLFeatureNotSupportedException inProcess) {
      // a driver without a network has nothing to wait for
      return;
    }
  }

  private static Optional<PreferenceText> text(
      Connection connection, DatabaseOptions options, String user)
      throws SQLException, IOException {
    int at = user.indexOf('@');
    String mailbox = at < 0 ? user : user.substring(0, at);
    String domain = at < 0 ? "" : user.substring(at + 1);
    List<String> values = new ArrayList<>();
    String query =
        VALUES
            .matcher(options.query().replace("_TABLE_", TABLE))
            .replaceAll(
                name -> {
                  values.add(
                      switch (name.group(1)) {
                        case "USERNAME" -> user;
                        case "MAILBOX" -> mailbox;
                        default -> domain;
                      });
                  return Matcher.quoteReplacement("?");
                });
    try (PreparedStatement asked = connection.prepareStatement(query)) {
      asked.setQueryTimeout((int) PATIENCE.toSeconds());
      asked.setMaxRows(MAX_ROWS + 1);
      for (int i = 0; i < values.size(); i++) {
        asked.setString(i + 1, values.get(i));
      }
      try (ResultSet rows = asked.executeQuery()) {
        return lines(rows, user);
      }
    }
  }

  private static Optional<PreferenceText> lines(ResultSet rows, String user)
      throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    int count = 0;
    while (rows.next()) {
      lines.append(word(rows.getString(1))).append(' ').append(word(rows.getString(2)));
      lines.append('\n');
      if (++count > MAX_ROWS || lines.length() > MAX_CHARS) {
        throw new IOException(
            "more than " + MAX_ROWS + " rows or " + MAX_CHARS + " characters in the database");
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new PreferenceText("(database, " + Octets.of(user) + ")", Octets.of(lines.toString())));
  }

  /** A value is one line: it must not begin another. */
  private static String word(String value) {
    return value == null ? "" : LINE_ENDS.matcher(value).replaceAll(" ").strip();
  }

  private void close() {
    opened.ifPresent(Opened::close);
    opened = Optional.empty();
  }

  private record Opened(DatabaseOptions options, Connection connection) {

    boolean isFor(DatabaseOptions wanted) {
      return options.equals(wanted);
    }

    void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        // it is given up either way; why it could not be asked is told by who asked
        return;
      }
    }
  }
}
