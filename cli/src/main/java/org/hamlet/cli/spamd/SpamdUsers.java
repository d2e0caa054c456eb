package org.hamlet.cli.spamd;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.UserPreferences;
import org.hamlet.spamd.users.DatabaseOptions;
import org.hamlet.spamd.users.HomeFolders;
import org.hamlet.spamd.users.PreferenceDatabase;
import org.hamlet.spamd.users.Together;
import org.hamlet.spamd.users.VirtualFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where users keep their preferences: options of {@code hamlet spamd}. */
final class SpamdUsers {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdUsers.class);

  @Option(
      names = {"-x", "--nouser-config"},
      description = "Do not read .spamassassin/user_prefs in the homes of this machine's users.")
  private boolean noHomes;

  @Option(names = "--user-config", hidden = true)
  private boolean homes;

  @Option(
      names = "--virtual-config-dir",
      paramLabel = "PATTERN",
      description =
          "Read user_prefs in a folder named after the user: %%u, or %%l and %%d before and behind"
              + " its @, %%x the user or else the domain. With it no home is read.")
  private Optional<String> virtualFolders = Optional.empty();

  @Option(
      names = {"-q", "--sql-config", "-Q", "--setuid-with-sql"},
      description = "Read preferences in the database that user_scores_dsn names.")
  private boolean database;

  /** Wrong settings are told once, not with each message. */
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Those places.
   *
   * @param scanner whose settings name the database, once it is there
   */
  UserPreferences preferences(Supplier<Optional<Scanner>> scanner) {
    List<UserPreferences> places = new ArrayList<>();
    if (virtualFolders.isPresent()) {
      places.add(folders(virtualFolders.get()));
    } else if (homes || !noHomes) {
      places.add(HomeFolders.ofThisMachine());
    }
    if (database) {
      places.add(
          new PreferenceDatabase(
              () -> scanner.get().flatMap(this::options), InstantSource.system()));
    }
    return places.isEmpty() ? UserPreferences.NONE : new Together(places);
  }

  private static UserPreferences folders(String pattern) {
    try {
      return new VirtualFolders(pattern);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--virtual-config-dir: " + e.getMessage());
    }
  }

  private Optional<DatabaseOptions> options(Scanner scanner) {
    String source = scanner.settings().text("user_scores_dsn");
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DatabaseOptions.of(
              source,
              scanner.settings().text("user_scores_sql_username"),
              scanner.settings().text("user_scores_sql_password"),
              scanner.settings().text("user_scores_sql_custom_query"),
              scanner.settings().flag("user_scores_fallback_to_global")));
    } catch (IllegalArgumentException e) {
      if (!told.getAndSet(true)) {
        LOG.error("spamd: {}", e.getMessage());
      }
      return Optional.empty();
    }
  }
}
