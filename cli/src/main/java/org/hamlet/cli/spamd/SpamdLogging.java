package org.hamlet.cli.spamd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Formatter;
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
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a server's log goes and how it looks: options of {@code hamlet spamd}. */
final class SpamdLogging {

  private static final String FACILITY = "[a-z]+[0-7]?";
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
              + "nothing, the name of a facility such as 'mail' syslog. Without it, and for "
              + "'stderr', standard error, which systemd brings to the journal.")
  private String target = "stderr";

  @Option(
      names = "--log-format",
      paramLabel = "FORM",
      description = "spamd: lines as SpamAssassin's spamd writes them; json: an object a line.")
  private Form form = Form.SPAMD;

  /**
   * Begins, or goes on in a new file.
   *
   * @throws CommandFailure when the file cannot be written
   */
  void start() {
    if (target.equals("null")) {
      LogPlace.none();
    } else if (target.equals("stderr")) {
      LogPlace.stay(ofStandardError());
    } else if (target.equals("file")) {
      to(Path.of("spamd.log"));
    } else if (target.matches(FACILITY)) {
      toSyslog();
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
      LogPlace.to(file, lines());
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.IOERR, "--syslog: " + FailureText.naming(e));
    }
  }

  private void toSyslog() {
    try {
      if (!Files.exists(SYSLOG_SOCKET)) {
        throw new IOException("there is no " + SYSLOG_SOCKET);
      }
      LogPlace.to(new SyslogLog(SyslogLog.logger(target), prioritized()));
    } catch (IOException e) {
      LogPlace.stay(ofStandardError());
      LoggerFactory.getLogger(SpamdLogging.class)
          .warn("spamd: no syslog here, the log goes to standard error: {}", FailureText.of(e));
    }
  }
}
