package org.hamlet.mailet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Scans mail inside James. Stands early in the root processor, before mailets that change messages.
 *
 * <pre>{@code
 * <mailet match="All" class="org.hamlet.mailet.HamletScan">
 *   <site>file://conf/hamlet</site>
 *   <requiredScore>5</requiredScore>
 *   <rewriteSubject>[SPAM]</rewriteSubject>
 *   <spamProcessor>spam</spamProcessor>
 * </mailet>
 * }</pre>
 *
 * All parameters may be left out; docs/james.md tells each. A mail that cannot be scanned passes
 * with the attribute {@code org.hamlet.error}. James calls it from many threads.
 */
public final class HamletScan extends GenericMailet {

  /** Most recipients of one mail that have a verdict of their own; the others share one. */
  static final int MAX_USERS_PER_MAIL = 20;

  private final SharedScanners scanners;
  private final FileSystem files;
  private final FailureLog failures =
      new FailureLog(LoggerFactory.getLogger(HamletScan.class), "scanned", System::nanoTime);
  private @Nullable ScanParameters parameters;
  private @Nullable SharedScanner scanner;

  /** Made by James. */
  @Inject
  public HamletScan(SharedScanners scanners, FileSystem files) {
    this.scanners = scanners;
    this.files = files;
  }

  @Override
  public void init() throws MessagingException {
    ScanParameters read = ScanParameters.of(getMailetConfig(), files);
    try {
      scanner = scanners.take(read.scanner());
    } catch (RuntimeException e) {
      throw new MessagingException("HamletScan: the rules cannot be read: " + e.getMessage(), e);
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
    return "Hamlet: scans mail for spam";
  }

  @Override
  public Collection<ProcessingState> requiredProcessingState() {
    return parameters == null ? List.of() : parameters.routing().states();
  }

  @Override
  public void service(Mail mail) throws MessagingException {
    ScanParameters told = Objects.requireNonNull(parameters, "init was not called");
    try {
      if (mail.getMessageSize() > told.maxSizeBytes()) {
        String sentence = "larger than maxSize, " + told.maxSizeBytes() + " bytes";
        Marks.unknown(mail, MarkNames.SKIPPED, sentence);
      } else if (told.perUser()) {
        scanForEach(mail, told);
      } else {
        scanForAll(mail, told);
      }
    } catch (IOException | MessagingException | RuntimeException | Error e) {
      failed(mail, told, e);
    }
  }

  private void failed(Mail mail, ScanParameters told, Throwable e) throws MessagingException {
    failures.failed(mail.getName(), e);
    Marks.unknown(mail, MarkNames.ERROR, e.toString());
    if (!told.passOnFailure()) {
      throw new MessagingException("HamletScan: " + mail.getName() + " was not scanned: " + e);
    }
  }

  private void scanForAll(Mail mail, ScanParameters told) throws MessagingException, IOException {
    ReceivedMessage message = ReceivedMessage.of(mail);
    ScanResult result = scan(message, told, Optional.empty());
    if (rewritten(told.rewriting(), result)) {
      byte[] marked = message.delivered(result.markedMessage());
      Rewrite.message(mail, message.original(), marked);
    }
    Marks.mail(mail, result);
    for (MailAddress recipient : mail.getRecipients()) {
      Marks.recipient(mail, recipient, result);
    }
    told.routing().target(result.verdict()).ifPresent(mail::setState);
  }

  private static boolean rewritten(ScanParameters.Rewriting rewriting, ScanResult result) {
    return switch (rewriting) {
      case NONE -> false;
      case SPAM -> result.verdict().spam();
      case ALL -> true;
    };
  }

  private void scanForEach(Mail mail, ScanParameters told) throws MessagingException, IOException {
    ReceivedMessage message = ReceivedMessage.of(mail);
    Map<MailAddress, ScanResult> results = new LinkedHashMap<>();
    Optional<ScanResult> shared = Optional.empty();
    for (MailAddress recipient : mail.getRecipients()) {
      if (results.size() < MAX_USERS_PER_MAIL && getMailetContext().isLocalEmail(recipient)) {
        results.put(recipient, scan(message, told, Optional.of(recipient.asString())));
      } else {
        ScanResult all = shared.isPresent() ? shared.get() : scan(message, told, Optional.empty());
        shared = Optional.of(all);
        results.put(recipient, all);
      }
    }
    boolean fields = told.rewriting() == ScanParameters.Rewriting.ALL;
    if (fields) {
      removeForeignMarks(mail, message, results.values());
    }
    results.forEach((recipient, result) -> markFor(mail, recipient, result, fields));
    results.values().stream()
        .max(Comparator.comparingDouble(result -> result.verdict().score()))
        .ifPresent(worst -> Marks.mail(mail, worst));
    Marks.recipients(mail, results);
    route(mail, told.routing(), results);
  }

  private static void removeForeignMarks(
      Mail mail, ReceivedMessage message, Collection<ScanResult> results)
      throws MessagingException {
    Optional<ScanResult> any = results.stream().findFirst();
    if (any.isPresent()) {
      byte[] clean = message.delivered(any.get().withoutForeignMarks());
      Rewrite.message(mail, message.original(), clean);
    }
  }

  private static void markFor(Mail mail, MailAddress recipient, ScanResult result, boolean fields) {
    Marks.recipient(mail, recipient, result);
    if (fields) {
      Marks.fields(mail, recipient, result.headers());
    }
  }

  /** Sends each recipient's copy where his verdict says; the mail itself keeps the others. */
  private void route(Mail mail, Routing routing, Map<MailAddress, ScanResult> results)
      throws MessagingException {
    Map<Optional<String>, List<MailAddress>> targets = new LinkedHashMap<>();
    results.forEach(
        (recipient, result) ->
            targets
                .computeIfAbsent(routing.target(result.verdict()), t -> new ArrayList<>())
                .add(recipient));
    List<MailAddress> staying = targets.remove(Optional.<String>empty());
    if (staying == null && targets.size() == 1) {
      targets.keySet().iterator().next().ifPresent(mail::setState);
      return;
    }
    for (Map.Entry<Optional<String>, List<MailAddress>> target : targets.entrySet()) {
      sendCopy(mail, target.getValue(), target.getKey().orElseThrow());
    }
    if (staying == null) {
      mail.setState(Mail.GHOST);
    } else {
      mail.setRecipients(staying);
    }
  }

  private void sendCopy(Mail mail, List<MailAddress> recipients, String processor)
      throws MessagingException {
    Mail copy = mail.duplicate();
    try {
      copy.setRecipients(recipients);
      getMailetContext().sendMail(copy, processor);
    } finally {
      LifecycleUtil.dispose(copy);
    }
  }

  private ScanResult scan(ReceivedMessage message, ScanParameters told, Optional<String> user) {
    ScanRequest request = ScanRequest.of(message.scanned()).withoutIdleSubRules();
    request = user.map(request::forUser).orElse(request);
    request = told.timeLimit().map(request::within).orElse(request);
    return Objects.requireNonNull(scanner, "destroyed").scan(request);
  }
}
