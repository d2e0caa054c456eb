package org.hamlet.spamd.users;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.UserPreferences;

/**
 * The homes of this machine's users, as {@code /etc/passwd} has them, each with {@code
 * .spamassassin/user_prefs}. A file counts only when it belongs to its user: a server with more
 * rights than the user must not be led to read others' files. Thread-safe.
 */
public final class HomeFolders implements UserPreferences {

  /** Most lines of the list of users that are read. */
  static final int MAX_USERS = 100_000;

  private static final int HOME_FIELD = 5;

  private final Path users;

  /** The homes of the users of this machine. */
  public static HomeFolders ofThisMachine() {
    return new HomeFolders(Path.of("/etc/passwd"));
  }

  /** The homes that a file in the form of {@code /etc/passwd} names. */
  HomeFolders(Path users) {
    this.users = users;
  }

  @Override
  public List<PreferenceText> of(String user) throws IOException {
    Optional<Path> home = home(user);
    if (home.isEmpty()) {
      return List.of();
    }
    Path file = home.get().resolve(".spamassassin").resolve(PreferenceFile.NAME);
    return PreferenceFile.read(file, Optional.of(user)).stream().toList();
  }

  private Optional<Path> home(String user) throws IOException {
    if (user.isEmpty() || user.indexOf(':') >= 0 || !Files.isReadable(users)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(users, StandardCharsets.ISO_8859_1)) {
      return lines
          .limit(MAX_USERS)
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > HOME_FIELD && fields[0].equals(user))
          .map(fields -> fields[HOME_FIELD])
          .filter(home -> home.startsWith("/"))
          .findFirst()
          .map(Path::of);
    }
  }
}
