package org.hamlet.spamd.users;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hamlet.scanner.PreferenceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferenceDatabaseTest {

  private static final String URL = "jdbc:h2:mem:preferences";

  private boolean global;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private Connection table;

  @BeforeEach
  void fill() throws SQLException {
    table = DriverManager.getConnection(URL);
    try (Statement statement = table.createStatement()) {
      statement.execute(
          "CREATE TABLE userpref (username VARCHAR, preference VARCHAR, \"VALUE\" VARCHAR)");
    }
    row("@GLOBAL", "required_score", "6");
    row("anna@example.com", "required_score", "3");
    row("anna@example.com", "welcomelist_from", "*@example.net\nscore GTUBE 0");
    row("%example.com", "report_safe", "0");
  }

  @AfterEach
  void drop() throws SQLException {
    try (Statement statement = table.createStatement()) {
      statement.execute("DROP TABLE userpref");
    }
    table.close();
  }

  @Test
  void rowsAreLinesAndAValueBeginsNoOther() throws IOException {
    assertThat(lines(database("", URL), "anna@example.com"))
        .contains(
            """
            required_score 6
            required_score 3
            welcomelist_from *@example.net score GTUBE 0
            """);
  }

  @Test
  void aQueryOfTheAdministratorsOwn() throws IOException {
    String query =
        "SELECT preference, \"VALUE\" FROM _TABLE_ WHERE username = _USERNAME_"
            + " OR username = CONCAT('%', _DOMAIN_) ORDER BY username ASC";
    assertThat(lines(database(query, URL), "berta@example.com")).contains("report_safe 0\n");
    assertThat(lines(database(query, URL), "berta@example.org")).isEmpty();
  }

  @Test
  void whoHasNoRowHasEverybodysWhereThatIsWished() throws IOException {
    String query = "SELECT preference, \"VALUE\" FROM userpref WHERE username = _USERNAME_";
    assertThat(lines(database(query, URL), "berta")).isEmpty();
    global = true;
    assertThat(lines(database(query, URL), "berta")).contains("required_score 6\n");
    assertThat(lines(database(query, URL), "anna@example.com")).isPresent();
  }

  @Test
  void aNameOfTheProtocolsBytesIsTextToTheDatabase() throws SQLException, IOException {
    row("ophélia", "required_score", "4");
    String octets = new String("ophélia".getBytes(UTF_8), ISO_8859_1);
    assertThat(lines(database("", URL), octets)).contains("required_score 6\nrequired_score 4\n");
    assertThat(lines(database("", URL), "ophélia"))
        .as("ISO 8859-1 of old")
        .contains("required_score 6\nrequired_score 4\n");
  }

  @Test
  void aNameIsNoPartOfTheQuery() throws IOException {
    assertThat(lines(database("", URL), "x' OR '1'='1")).contains("required_score 6\n");
  }

  @Test
  void moreRowsThanAllowedAreNone() throws SQLException, IOException {
    for (int i = 1; i < PreferenceDatabase.MAX_ROWS; i++) {
      row("many", "trusted", "" + i);
    }
    assertThat(lines(database("", URL), "many")).isPresent();
    row("many", "trusted", "more");
    PreferenceDatabase database = database("", URL);
    assertThatThrownBy(() -> database.of("many"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 2000 rows");
  }

  @Test
  void longerValuesThanAllowedAreNone() throws SQLException, IOException {
    PreferenceDatabase database = database("", URL);
    int room = PreferenceDatabase.MAX_CHARS - "required_score 6\n".length() - "x \n".length();
    row("long", "x", "y".repeat(room));
    assertThat(lines(database, "long")).isPresent();
    row("longer", "x", "y".repeat(room + 1));
    assertThatThrownBy(() -> database.of("longer")).hasMessageContaining("65536 characters");
  }

  @Test
  void aDatabaseThatCannotAnswerIsLeftAloneForAWhile() {
    PreferenceDatabase database = database("SELECT nothing FROM nowhere", URL);
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("cannot be asked");
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("a moment ago");
    now.set(Instant.EPOCH.plus(PreferenceDatabase.PAUSE));
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("cannot be asked");
  }

  /** Users had no preferences for as long as the clock had been ahead. */
  @Test
  void aDatabaseThatFailedWhileTheClockWasAheadIsAskedAgain() {
    PreferenceDatabase database = database("SELECT nothing FROM nowhere", URL);
    now.set(Instant.EPOCH.plus(Duration.ofDays(50)));
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("cannot be asked");
    now.set(Instant.EPOCH.plus(Duration.ofDays(1)));
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("cannot be asked");
    assertThatThrownBy(() -> database.of("anna")).hasMessageContaining("a moment ago");
  }

  /** A server closes connections that were idle; the next question opens one. */
  @Test
  void aConnectionThatWasClosedIsOpenedAnew() throws SQLException, IOException {
    String url = "jdbc:h2:mem:closing";
    try (Connection kept = DriverManager.getConnection(url);
        Statement statement = kept.createStatement()) {
      statement.execute(
          "CREATE TABLE userpref (username VARCHAR, preference VARCHAR, \"VALUE\" VARCHAR)");
      statement.execute("INSERT INTO userpref VALUES ('anna', 'report_safe', '0')");
      PreferenceDatabase database = database("", url);
      assertThat(lines(database, "anna")).contains("report_safe 0\n");
      statement.execute(
          "SELECT ABORT_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS"
              + " WHERE SESSION_ID <> SESSION_ID()");
      assertThat(lines(database, "anna")).contains("report_safe 0\n");
    }
  }

  @Test
  void withoutADatabaseNobodyHasAny() throws IOException {
    PreferenceDatabase none = new PreferenceDatabase(Optional::empty, now::get);
    assertThat(none.of("anna")).isEmpty();
  }

  private PreferenceDatabase database(String query, String url) {
    String asked = query.isEmpty() ? DatabaseOptions.USUAL_QUERY : query;
    // VALUE is a word of the language to H2, not to the databases that mail servers have
    String quoted = asked.replace("preference, value", "preference, \"VALUE\"");
    DatabaseOptions options = DatabaseOptions.of(url, "", "", quoted, global);
    return new PreferenceDatabase(() -> Optional.of(options), now::get);
  }

  private static Optional<String> lines(PreferenceDatabase database, String user)
      throws IOException {
    return database.of(user).stream().map(PreferenceText::octets).findFirst();
  }

  private void row(String user, String preference, String value) throws SQLException {
    try (PreparedStatement insert =
        table.prepareStatement("INSERT INTO userpref VALUES (?, ?, ?)")) {
      insert.setString(1, user);
      insert.setString(2, preference);
      insert.setString(3, value);
      insert.execute();
    }
  }
}
