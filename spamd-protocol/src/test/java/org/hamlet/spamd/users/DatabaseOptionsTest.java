package org.hamlet.spamd.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "DBI:mysql:prefs:db.example.com, jdbc:mysql://db.example.com/prefs",
    "DBI:mysql:prefs:db.example.com:3307, jdbc:mysql://db.example.com:3307/prefs",
    "DBI:mysql:database=prefs;host=db.example.com, jdbc:mysql://db.example.com/prefs",
    "dbi:MariaDB:prefs, jdbc:mariadb://localhost/prefs",
    "DBI:Pg:dbname=prefs;host=localhost, jdbc:postgresql://localhost:5432/prefs",
    "DBI:Pg:dbname=prefs;host=h;port=5433;, jdbc:postgresql://h:5433/prefs",
    "DBI:SQLite:dbname=/var/lib/prefs.db, jdbc:sqlite:/var/lib/prefs.db",
    "jdbc:h2:mem:x, jdbc:h2:mem:x",
  })
  void sourcesBecomeUrls(String source, String url) {
    assertThat(DatabaseOptions.of(source, "", "", "", true).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "prefs", "DBI:Oracle:prefs", "DBI:", "ldap://localhost/"})
  void othersAreRefused(String source) {
    assertThatThrownBy(() -> DatabaseOptions.of(source, "", "", "", true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
