package org.hamlet.cli.spamd;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hamlet.cli.failure.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * Whether a server leaves whoever started it, and whom it tells that it listens: the launcher,
 * which comes back then, and systemd (sd_notify(3), {@code Type=notify}). Java can neither fork nor
 * send a datagram to a unix socket, so the launcher and the program {@code systemd-notify} do.
 */
final class SpamdDaemon {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdDaemon.class);

  /** System property: a file to write to once the server listens. */
  private static final String READY_FILE = "hamlet.ready";

  /** Longest wait for root's part before systemd is told. */
  static final long ROOTS_PART_MILLIS = 5_000;

  private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

  @Option(
      names = {"-d", "--daemonize"},
      description =
          "Come back when the server listens, and leave it in the background with nothing of the"
              + " caller's open; the launcher does that.")
  private boolean wanted;

  /** Whether it will. */
  boolean leaves() {
    return wanted && System.getProperty(READY_FILE) != null;
  }

  /** Says that it will not although it should. */
  void tell() {
    if (wanted && !leaves()) {
      LOG.warn("spamd: stays in the foreground: only the launcher hamlet leaves it");
    }
  }

  /**
   * To be called when it listens, and all that has to be said on standard error was.
   *
   * @throws IOException when the launcher cannot be told
   */
  void tellListening() throws IOException {
    if (leaves()) {
      // Java puts /dev/null in its place, so that no later file has its number
      System.err.close();
    }
    String file = System.getProperty(READY_FILE);
    if (file != null) {
      Files.writeString(Path.of(file), "listening\n");
    }
    if (System.getenv("NOTIFY_SOCKET") != null) {
      if (file != null) {
        awaitRemoved(Path.of(file));
      }
      tellSystemd();
    }
  }

  /** Root's part removes the file when pid file and sockets are in their places. */
  private static void awaitRemoved(Path file) {
    long end = System.nanoTime() + Duration.ofMillis(ROOTS_PART_MILLIS).toNanos();
    while (Files.exists(file) && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static void tellSystemd() {
    try {
      new ProcessBuilder("systemd-notify", "--ready")
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      LOG.warn("spamd: systemd is not told that the server listens: {}", FailureText.of(e));
    }
  }
}
