package org.hamlet.spamd.service;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.scanner.ScanResult;
import org.hamlet.spamd.codec.SpamdCommand;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log lines of a scan in the form of SpamAssassin 4.0.1's spamd, which log readers know. One
 * difference: all three come when the scan is done.
 */
final class ScanLog implements ScanJournal {

  private static final Logger LOG = LoggerFactory.getLogger(ScanLog.class);
  private static final long NANOS_A_TENTH = 100_000_000;
  private static final String UNKNOWN = "(unknown)";

  private final int userId;

  ScanLog(int userId) {
    this.userId = userId;
  }

  @Override
  public void scanned(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took) {
    if (LOG.isInfoEnabled()) {
      for (String line : lines(request, result, peer, took)) {
        // as an event: otherwise slf4j-jdk14 walks the stack for each line
        LOG.atInfo().log(line);
      }
    }
  }

  /** The lines without time stamps. */
  List<String> lines(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took) {
    return List.of(
        started(request, result),
        finished(request, result, took),
        outcome(request, result, peer, took));
  }

  private String started(SpamdRequest.Scan request, ScanResult result) {
    boolean processes = request.command() == SpamdCommand.PROCESS;
    return "spamd: "
        + (processes ? "processing" : "checking")
        + " message "
        + id(result.messageId()).orElse(UNKNOWN)
        + id(result.resentMessageId()).map(id -> " aka " + id).orElse("")
        + " for "
        + user(request)
        + ":"
        + userId;
  }

  private String finished(SpamdRequest.Scan request, ScanResult result, Duration took) {
    return "spamd: "
        + (result.verdict().spam() ? "identified spam" : "clean message")
        + " ("
        + result.shownScore()
        + "/"
        + result.shownRequired()
        + ") for "
        + user(request)
        + ":"
        + userId
        + " in "
        + seconds(took)
        + " seconds, "
        + request.message().length
        + " bytes.";
  }

  private String outcome(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took) {
    Verdict verdict = result.verdict();
    StringBuilder line = new StringBuilder("spamd: result: ");
    line.append(verdict.spam() ? 'Y' : '.');
    String score = Long.toString((long) verdict.score());
    line.append(score.length() < 2 ? "  " : " ").append(score).append(" - ");
    line.append(TestNames.sorted(verdict));
    line.append(" scantime=").append(seconds(took));
    line.append(",size=").append(request.message().length);
    line.append(",user=").append(user(request)).append(",uid=").append(userId);
    line.append(",required_score=").append(result.shownRequired());
    // Compat: of a unix socket spamd tells the path where the port is, and an address of its own
    boolean unix = peer.port() == 0;
    line.append(",rhost=").append(peer.host());
    line.append(",raddr=").append(unix ? "127.0.0.1" : peer.address());
    line.append(",rport=").append(unix ? peer.address() : "" + peer.port());
    line.append(",mid=").append(withoutComma(id(result.messageId()).orElse(UNKNOWN)));
    id(result.resentMessageId()).ifPresent(id -> line.append(",rmid=").append(withoutComma(id)));
    String bayes = verdict.tags().get("BAYES");
    if (bayes != null) {
      line.append(",bayes=").append(bayes);
    }
    line.append(",autolearn=").append(autolearn(verdict));
    String shortcircuit = verdict.tags().get("SCTYPE");
    if (shortcircuit != null) {
      line.append(",shortcircuit=").append(shortcircuit);
    }
    return line.toString();
  }

  private static String autolearn(Verdict verdict) {
    return verdict.autolearn() == Autolearn.DISABLED
        ? verdict.autolearn().text()
        : verdict.autolearn().text() + " autolearn_force=no";
  }

  private static String user(SpamdRequest.Scan request) {
    return request.user().map(ScanLog::printable).orElse(UNKNOWN);
  }

  private static String seconds(Duration took) {
    long tenths = (took.toNanos() + NANOS_A_TENTH / 2) / NANOS_A_TENTH;
    return tenths / 10 + "." + tenths % 10;
  }

  /**
   * The id as spamd logs it: in one pair of brackets, a question mark for anything odd; none when
   * there is nothing in the field.
   */
  private static Optional<String> id(Optional<String> field) {
    return field.map(ScanLog::inBrackets).filter(inner -> !inner.isEmpty()).map(ScanLog::id);
  }

  private static String inBrackets(String field) {
    int open = field.indexOf('<');
    int close = field.indexOf('>', open + 1);
    return open >= 0 && close > open ? field.substring(open + 1, close) : field.strip();
  }

  private static String id(String inner) {
    StringBuilder out = new StringBuilder("<");
    inner.chars().forEach(c -> out.append(isPlain(c) ? (char) c : '?'));
    return out.append('>').toString();
  }

  /** In the line of results a comma ends a value. */
  private static String withoutComma(String value) {
    return value.replace(',', '_');
  }

  /** Keeps what a stranger wrote from forging log lines. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c) || c == ' ') {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\x{%02X}", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7F;
  }
}
