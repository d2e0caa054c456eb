package org.hamlet.cli.spamd;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.regex.Pattern;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.cli.log.JsonLog;
import org.hamlet.cli.log.JsonScanJournal;
import org.hamlet.cli.log.LogPlace;
import org.hamlet.cli.log.PriorityLog;
import org.hamlet.cli.log.ServerLog;
import org.hamlet.cli.log.SyslogLog;
import org.hamlet.spamd.service.ScanJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a server's log goes and how it looks: options of {@code hamlet spamd}. */
final class SpamdLogging {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdLogging.class);
  private static final String STANDARD_ERROR_WORD = "stderr";
  private static final String FACILITY = "[a-z]+[0-7]?";
  private static final Pattern FACILITIES =
      Pattern.compile("auth|authpriv|cron|daemon|ftp|lpr|mail|news|syslog|user|uucp|local[0-7]");
  private static final String USUAL_FACILITY = "mail";
  private static final Path SYSLOG_SOCKET = Path.of("/dev/log");
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  /** How the log looks. */
  enum Form {
    SPAMD,
    JSON
  }

  @Option(
      names = {"-s", "--syslog"},
      paramLabel = "FILE",
      description =
          "Append the log to this file, opened anew upon HUP; 'file' is ./spamd.log, 'null' "
              + "nothing, 'stderr' standard error, which systemd brings to the journal, the name of "
              + "a facility syslog. Default: stderr, and with -d mail.")
  private Optional<String> place = Optional.empty();

  @Option(
      names = "--log-format",
      paramLabel = "FORM",
      description = "spamd: lines as SpamAssassin's spamd writes them; json: an object a line.")
  private Form form = Form.SPAMD;

  /** The log that root opened, until it is used. */
  private Optional<OutputStream> opened = RootsPart.ofThisProcess().log();

  /**
   * Begins, or goes on in a new file.
   *
   * @param leaves whether nobody reads standard error once the server listens
   * @throws CommandFailure when the file cannot be written
   */
  void start(boolean leaves) {
    String target = place.orElse(leaves ? USUAL_FACILITY : STANDARD_ERROR_WORD);
    if (target.equals("null")) {
      LogPlace.none();
    } else if (target.equals(STANDARD_ERROR_WORD)) {
      toStandardError(leaves, "-s stderr");
    } else if (target.equals("file")) {
      to(Path.of("spamd.log"));
    } else if (target.matches(FACILITY)) {
      toFacility(target, leaves);
    } else {
      to(Path.of(target));
    }
  }

  /** How scans are told of. */
  ScanJournal journal() {
    return form == Form.JSON ? new JsonScanJournal() : ScanJournal.asSpamd();
  }

  private Formatter lines() {
    return form == Form.JSON ? new JsonLog() : new ServerLog();
  }

  private Formatter prioritized() {
    return form == Form.JSON ? PriorityLog.of(new JsonLog()) : PriorityLog.ofText();
  }

  private Formatter ofStandardError() {
    return readByJournal() ? prioritized() : lines();
  }

  /** Whether standard error leads to systemd's journal (systemd.exec(5), JOURNAL_STREAM). */
  private static boolean readByJournal() {
    String stream = System.getenv("JOURNAL_STREAM");
    if (stream == null) {
      return false;
    }
    try {
      String inode = stream.substring(stream.indexOf(':') + 1);
      return Files.readSymbolicLink(STANDARD_ERROR).toString().equals("socket:[" + inode + "]");
    } catch (IOException notLinux) {
      return false;
    }
  }

  private void to(Path file) {
    try {
      if (opened.isPresent()) {
        LogPlace.to(opened.get(), lines());
        opened = Optional.empty();
      } else {
        LogPlace.to(file, lines());
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.IOERR, "--syslog: " + FailureText.naming(e));
    }
  }

  /** One that is none is told where the log was, and where it is from now on. */
  private void toFacility(String name, boolean leaves) {
    boolean known = FACILITIES.matcher(name).matches();
    if (leaves && !known) {
      LogPlace.stay(ofStandardError());
      tellUnknown(name);
    }
    toSyslog(known ? name : USUAL_FACILITY, leaves);
    if (!known) {
      tellUnknown(name);
    }
  }

  private static void tellUnknown(String facility) {
    LOG.warn("spamd: syslog has no facility {}; lines are of {}", facility, USUAL_FACILITY);
  }

  private void toSyslog(String facility, boolean leaves) {
    try {
      if (!Files.exists(SYSLOG_SOCKET)) {
        throw new IOException("there is no " + SYSLOG_SOCKET);
      }
      Redirect complaints = leaves ? Redirect.DISCARD : Redirect.INHERIT;
      LogPlace.to(new SyslogLog(SyslogLog.logger(facility), prioritized(), complaints));
    } catch (IOException e) {
      toStandardError(leaves, "no syslog here: " + FailureText.of(e));
    }
  }

  /** The log's usual place, and the last of those that there are. */
  private void toStandardError(boolean leaves, String why) {
    LogPlace.stay(ofStandardError());
    if (leaves) {
      LOG.warn("spamd: {}; -d leaves standard error, so the log ends when it listens", why);
    } else if (place.isPresent() && !place.get().equals(STANDARD_ERROR_WORD)) {
      LOG.warn("spamd: {}; the log goes to standard error", why);
    }
  }
}
