package org.hamlet.cli.spamd;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * Options of SpamAssassin's spamd that change nothing here, taken so that a start script need not
 * be edited. What each would have done is said once in the log where that may be missed.
 */
final class SpamdCompatibility {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdCompatibility.class);
  private static final String NOTHING = "Taken and without effect.";

  /** Names of those that were given. */
  private final Set<String> taken = new TreeSet<>();

  @Option(
      names = {"-c", "--create-prefs"},
      description = NOTHING)
  void createPrefs(boolean value) {
    taken.add("--create-prefs");
  }

  @Option(
      names = {"-P", "--paranoid"},
      description = NOTHING)
  void paranoid(boolean value) {
    taken.add("--paranoid");
  }

  @Option(names = "--round-robin", description = NOTHING)
  void roundRobin(boolean value) {
    taken.add("--round-robin");
  }

  @Option(names = "--timing", description = NOTHING)
  void timing(boolean value) {
    taken.add("--timing");
  }

  @Option(
      names = {"-S", "--stop-at-threshold"},
      description = NOTHING)
  void stopAtThreshold(boolean value) {
    taken.add("--stop-at-threshold");
  }

  @Option(names = "--min-children", paramLabel = "N", description = NOTHING)
  void minChildren(int value) {
    taken.add("--min-children");
  }

  @Option(names = "--min-spare", paramLabel = "N", description = NOTHING)
  void minSpare(int value) {
    taken.add("--min-spare");
  }

  @Option(names = "--max-spare", paramLabel = "N", description = NOTHING)
  void maxSpare(int value) {
    taken.add("--max-spare");
  }

  @Option(names = "--max-conn-per-child", paramLabel = "N", description = NOTHING)
  void maxConnPerChild(int value) {
    taken.add("--max-conn-per-child");
  }

  @Option(
      names = {"-H", "--helper-home-dir"},
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = NOTHING)
  void helperHomeDir(String value) {
    taken.add("--helper-home-dir");
  }

  @Option(
      names = {"-U", "--default-user"},
      paramLabel = "NAME",
      description = NOTHING)
  void defaultUser(String value) {
    taken.add("--default-user");
  }

  @Option(names = "--syslog-socket", paramLabel = "TYPE", description = NOTHING)
  void syslogSocket(String value) {
    taken.add("--syslog-socket");
  }

  @Option(names = "--log-timestamp-fmt", paramLabel = "FORMAT", description = NOTHING)
  void logTimestampFmt(String value) {
    taken.add("--log-timestamp-fmt");
  }

  @Option(
      names = {"-u", "--username"},
      paramLabel = "NAME",
      description = "Run as this user; the launcher does that when root starts it.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = {"-g", "--groupname"},
      paramLabel = "NAME",
      description = "Run as this group with --username.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = {"-v", "--vpopmail"},
      hidden = true)
  private boolean vpopmail;

  @Option(
      names = {"--ldap-config", "--setuid-with-ldap"},
      hidden = true)
  private boolean directory;

  /** Says what was asked for and is not done. */
  void tell() {
    if (!taken.isEmpty()) {
      LOG.info("spamd: taken and without effect here: {}", String.join(", ", taken));
    }
    if (vpopmail || directory) {
      LOG.warn("spamd: preferences of vpopmail's users and in LDAP are not read");
    }
    boolean root = "root".equals(System.getProperty("user.name"));
    if (user.isEmpty() && group.isPresent()) {
      LOG.warn("spamd: -g without -u changes nothing");
    }
    if (root && user.isPresent()) {
      LOG.warn("spamd: runs as root: only the launcher hamlet changes the user");
    } else if (root) {
      LOG.warn("spamd: runs as root; better -u NAME, or a unit of systemd with User=");
    }
  }
}
