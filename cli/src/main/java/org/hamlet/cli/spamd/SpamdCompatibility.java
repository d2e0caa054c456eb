package org.hamlet.cli.spamd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * Options of SpamAssassin's spamd that change nothing here, taken so that a start script need not
 * be edited. What each would have done is said once in the log where that may be missed.
 */
final class SpamdCompatibility {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdCompatibility.class);

  @Option(
      names = {
        "-c",
        "--create-prefs",
        "-P",
        "--paranoid",
        "--round-robin",
        "--timing",
        "-S",
        "--stop-at-threshold",
        "-4",
        "--ipv4",
        "--ipv4-only",
        "--ipv4only",
        "-6"
      },
      description = "Taken and without effect.")
  private List<Boolean> flags = new ArrayList<>();

  @Option(
      names = {"--min-children", "--min-spare", "--max-spare", "--max-conn-per-child"},
      paramLabel = "N",
      description = "Taken and without effect: threads are made when they are needed.")
  private List<Integer> children = new ArrayList<>();

  @Option(
      names = {
        "-H",
        "--helper-home-dir",
        "-U",
        "--default-user",
        "--syslog-socket",
        "--log-timestamp-fmt"
      },
      arity = "0..1",
      paramLabel = "TEXT",
      fallbackValue = "",
      description = "Taken and without effect: no helper program is run.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-d", "--daemonize"},
      description = "Come back when the server listens; the launcher does that.")
  private boolean daemon;

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
    LOG.debug("spamd: options taken without effect: {} {} {}", flags, children, words);
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
    if (daemon && System.getProperty(SpamdCommand.READY_FILE) == null) {
      LOG.warn("spamd: stays in the foreground: only the launcher hamlet leaves it");
    }
  }
}
