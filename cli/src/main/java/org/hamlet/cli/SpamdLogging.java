package org.hamlet.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a server's log goes: an option of {@code hamlet spamd}. */
final class SpamdLogging {

  private static final String FACILITY = "[a-z0-9]+";

  @Option(
      names = {"-s", "--syslog"},
      paramLabel = "FILE",
      description =
          "Append the log to this file, opened anew upon HUP; 'file' is ./spamd.log, 'null' "
              + "nothing. Without it, and for 'stderr' or the name of a syslog facility, standard "
              + "error, which systemd brings to the journal.")
  private String target = "stderr";

  /**
   * Begins, or goes on in a new file.
   *
   * @throws CommandFailure when the file cannot be written
   */
  void start() {
    if (target.equals("null")) {
      ServerLog.none();
    } else if (target.equals("file")) {
      to(Path.of("spamd.log"));
    } else if (target.matches(FACILITY)) {
      ServerLog.start();
    } else {
      to(Path.of(target));
    }
  }

  private static void to(Path file) {
    try {
      ServerLog.to(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.IOERR, "--syslog: " + FailureText.of(e));
    }
  }
}
