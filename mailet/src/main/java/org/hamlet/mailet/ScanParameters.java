package org.hamlet.mailet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetException;

/**
 * What {@link HamletScan} is told in mailetcontainer.xml.
 *
 * @param scanner which scanner
 * @param routing where spam goes
 * @param rewriting which messages are changed
 * @param perUser whether every local recipient has a verdict of his own
 * @param maxSizeBytes larger mail passes unscanned
 * @param timeLimit most time for one scan, where smaller than the configured one
 * @param passOnFailure whether mail passes when the scan fails; else James's error processor has it
 */
record ScanParameters(
    ScannerSettings scanner,
    Routing routing,
    Rewriting rewriting,
    boolean perUser,
    long maxSizeBytes,
    Optional<Duration> timeLimit,
    boolean passOnFailure) {

  /** Which messages are changed. */
  enum Rewriting {
    /** None: verdicts are attributes and headers of recipients only. */
    NONE,
    /** Spam, for its subject or its report. */
    SPAM,
    /** All, for the fields added to them. */
    ALL
  }

  /** What spamc passes on unscanned, in bytes. */
  static final long DEFAULT_MAX_SIZE_BYTES = 512_000;

  /** Largest {@code maxSize}, in bytes: the message is held in memory twice. */
  static final long MAX_MAX_SIZE_BYTES = 64L << 20;

  private static final String SUBJECT_TAG = "[SPAM]";
  private static final Set<String> NAMES =
      Set.of(
          "rules",
          "site",
          "state",
          "local",
          "requiredScore",
          "rewriteSubject",
          "reportSafe",
          "addHeaders",
          "spamProcessor",
          "rejectProcessor",
          "rejectThreshold",
          "perUser",
          "maxSize",
          "timeLimit",
          "onFailure");

  /** Reads them; anything that makes no sense is one sentence. */
  static ScanParameters of(MailetConfig config, FileSystem files) throws MailetException {
    InitParameters init = InitParameters.of(config, files, "HamletScan", NAMES);
    boolean perUser = init.flag("perUser").orElse(false);
    long maxSize = init.size("maxSize").orElse(DEFAULT_MAX_SIZE_BYTES);
    if (maxSize > MAX_MAX_SIZE_BYTES) {
      throw init.wrong("maxSize", "more than " + MAX_MAX_SIZE_BYTES + " bytes");
    }
    if (perUser && (rewritten(init, "rewriteSubject") || rewritten(init, "reportSafe"))) {
      throw init.wrong(
          "perUser",
          "recipients share one message, so rewriteSubject and reportSafe cannot be used with it");
    }
    return new ScanParameters(
        scanner(init),
        Routing.of(init),
        rewriting(init),
        perUser,
        maxSize,
        init.time("timeLimit"),
        passOnFailure(init));
  }

  private static ScannerSettings scanner(InitParameters init) throws MailetException {
    return ScannerSettings.of(init, init.flag("local").orElse(false), lines(init));
  }

  /** The parameters that SpamAssassin has a configuration line for. */
  private static List<String> lines(InitParameters init) throws MailetException {
    List<String> lines = new ArrayList<>();
    init.number("requiredScore").ifPresent(score -> lines.add("required_score " + score));
    Optional<String> subject = init.text("rewriteSubject");
    if (subject.isPresent() && rewritten(init, "rewriteSubject")) {
      boolean yes = subject.get().toLowerCase(Locale.ROOT).equals("true");
      lines.add("rewrite_header Subject " + (yes ? SUBJECT_TAG : subject.get()));
    }
    lines.add("report_safe " + reportSafe(init));
    if (!init.flag("addHeaders").orElse(true)) {
      lines.add("clear_headers");
    }
    return lines;
  }

  private static Rewriting rewriting(InitParameters init) throws MailetException {
    if (init.flag("addHeaders").orElse(true)) {
      return Rewriting.ALL;
    }
    boolean spam = rewritten(init, "rewriteSubject") || rewritten(init, "reportSafe");
    return spam ? Rewriting.SPAM : Rewriting.NONE;
  }

  private static int reportSafe(InitParameters init) throws MailetException {
    return switch (init.text("reportSafe").orElse("0").toLowerCase(Locale.ROOT)) {
      case "0", "false", "no" -> 0;
      case "1", "true", "yes" -> 1;
      case "2" -> 2;
      default -> throw init.wrong("reportSafe", "none of 0, 1 and 2");
    };
  }

  private static boolean rewritten(InitParameters init, String name) {
    return init.text(name).filter(v -> !Set.of("false", "no", "0").contains(v)).isPresent();
  }

  private static boolean passOnFailure(InitParameters init) throws MailetException {
    return switch (init.text("onFailure").orElse("pass")) {
      case "pass" -> true;
      case "error" -> false;
      default -> throw init.wrong("onFailure", "neither pass nor error");
    };
  }
}
