package org.hamlet.mailet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetException;
import org.hamlet.verdict.Label;

/**
 * What {@link HamletLearn} is told in mailetcontainer.xml.
 *
 * @param scanner which scanner's knowledge
 * @param label what mail is learned as; empty when it is forgotten
 * @param teachers from whom
 * @param perUser whether each teacher has a store of his own
 * @param maxSizeBytes longer messages are left out
 * @param keep whether the mail goes on afterwards
 */
record LearnParameters(
    ScannerSettings scanner,
    Optional<Label> label,
    Teachers teachers,
    boolean perUser,
    long maxSizeBytes,
    boolean keep) {

  /** Longest message learned unless told otherwise, in bytes. */
  static final long DEFAULT_MAX_SIZE_BYTES = 1 << 20;

  private static final Set<String> NAMES =
      Set.of(
          "as",
          "rules",
          "site",
          "state",
          "senders",
          "trustEnvelope",
          "perUser",
          "maxSize",
          "keepMail");

  /** Reads them; anything that makes no sense is one sentence. */
  static LearnParameters of(MailetConfig config, FileSystem files) throws MailetException {
    InitParameters init = InitParameters.of(config, files, "HamletLearn", NAMES);
    if (init.path("state").isEmpty()) {
      throw init.wrong("state", "needed: the directory where what is learned is kept");
    }
    long maxSize = init.size("maxSize").orElse(DEFAULT_MAX_SIZE_BYTES);
    if (maxSize > ScanParameters.MAX_MAX_SIZE_BYTES) {
      throw init.wrong("maxSize", "more than " + ScanParameters.MAX_MAX_SIZE_BYTES + " bytes");
    }
    boolean trustEnvelope = init.flag("trustEnvelope").orElse(false);
    if (trustEnvelope && init.text("senders").isEmpty()) {
      throw init.wrong("trustEnvelope", "without senders anybody could teach");
    }
    return new LearnParameters(
        ScannerSettings.of(init, true, List.of()),
        label(init),
        Teachers.of(init.text("senders"), trustEnvelope),
        init.flag("perUser").orElse(false),
        maxSize,
        init.flag("keepMail").orElse(false));
  }

  private static Optional<Label> label(InitParameters init) throws MailetException {
    return switch (init.text("as").orElse("")) {
      case "spam" -> Optional.of(Label.SPAM);
      case "ham" -> Optional.of(Label.HAM);
      case "forget" -> Optional.empty();
      default -> throw init.wrong("as", "none of spam, ham and forget");
    };
  }
}
