package org.hamlet.mailet;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.verdict.LearnOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns mail that is sent to an address for it. Messages attached to the mail are learned, or else
 * the mail itself; then the mail is done with.
 *
 * <pre>{@code
 * <mailet match="RecipientIs=spam@example.org" class="org.hamlet.mailet.HamletLearn">
 *   <as>spam</as>
 *   <state>file://var/hamlet</state>
 * </mailet>
 * }</pre>
 *
 * {@code state}, {@code rules} and {@code site} are to be those of {@link HamletScan};
 * docs/james.md tells the others. Mail of a sender who may not teach, and mail that cannot be
 * learned, goes on with the attribute {@code org.hamlet.error}. James calls it from many threads.
 */
public final class HamletLearn extends GenericMailet {

  private static final Logger LOG = LoggerFactory.getLogger(HamletLearn.class);

  private final SharedScanners scanners;
  private final FileSystem files;
  private final FailureLog failures = new FailureLog(LOG, "learned", System::nanoTime);
  private @Nullable LearnParameters parameters;
  private @Nullable SharedScanner scanner;

  /** Made by James. */
  @Inject
  public HamletLearn(SharedScanners scanners, FileSystem files) {
    this.scanners = scanners;
    this.files = files;
  }

  @Override
  public void init() throws MessagingException {
    LearnParameters read = LearnParameters.of(getMailetConfig(), files);
    try {
      scanner = scanners.takeToLearn(read.scanner());
    } catch (RuntimeException e) {
      throw new MessagingException("HamletLearn: the rules cannot be read: " + e.getMessage(), e);
    }
    parameters = read;
  }

  @Override
  public void destroy() {
    SharedScanner taken = scanner;
    scanner = null;
    if (taken != null) {
      scanners.giveBack(taken);
    }
  }

  @Override
  public String getMailetInfo() {
    return "Hamlet: learns what spam and ham look like";
  }

  @Override
  public void service(Mail mail) {
    LearnParameters told = Objects.requireNonNull(parameters, "init was not called");
    Optional<String> teacher = told.teachers().teacher(mail);
    if (teacher.isEmpty()) {
      LOG.warn("HamletLearn: mail {} is not learned: its sender may not teach", mail.getName());
      error(mail, "its sender may not teach");
      return;
    }
    try {
      int learned = learn(mail, told, teacher.get());
      mail.setAttribute(MarkNames.LEARNED.withValue(AttributeValue.of(learned)));
      if (!told.keep()) {
        mail.setState(Mail.GHOST);
      }
    } catch (IOException | MessagingException | RuntimeException | Error e) {
      failures.failed(mail.getName(), e);
      error(mail, e.toString());
    }
  }

  private int learn(Mail mail, LearnParameters told, String teacher)
      throws MessagingException, IOException {
    AttachedMessages attached = AttachedMessages.of(mail, told.maxSizeBytes());
    if (attached.cut()) {
      LOG.warn("HamletLearn: mail {}: messages were left out at a limit", mail.getName());
    }
    int changed = 0;
    for (byte[] message : attached.messages()) {
      ScanRequest plain = ScanRequest.of(message);
      LearnOutcome outcome = learn(told.perUser() ? plain.forUser(teacher) : plain, told);
      if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
        throw new IOException(outcome.reason());
      }
      changed += outcome.changed() ? 1 : 0;
    }
    LOG.info("HamletLearn: {} of {} messages were new", changed, attached.messages().size());
    return changed;
  }

  private LearnOutcome learn(ScanRequest message, LearnParameters told) {
    SharedScanner taken = Objects.requireNonNull(scanner, "destroyed");
    return told.label().isPresent()
        ? taken.learn(message, told.label().get())
        : taken.forget(message);
  }

  private static void error(Mail mail, String sentence) {
    mail.setAttribute(MarkNames.ERROR.withValue(AttributeValue.of(sentence)));
  }
}
