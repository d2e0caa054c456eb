package org.hamlet.mailet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageIdManager;
import org.apache.james.mailbox.events.MessageMoveEvent;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageResult;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from what people do in their mailboxes: a message moved or copied into the folder Spam or
 * Junk is spam, one moved out of it is ham, unless it goes to Trash. Named in listeners.xml:
 *
 * <pre>{@code
 * <listener><class>org.hamlet.mailet.HamletListener</class></listener>
 * }</pre>
 *
 * Learns where the first {@link HamletScan} with a {@code state} does; without one nothing is
 * learned. Runs after the move, on threads of James's event bus, so nobody waits for it. A message
 * that is moved twice is learned once. Thread-safe.
 */
public final class HamletListener implements EventListener.GroupEventListener {

  /** The name under which James's event bus knows this listener. */
  public static final class HamletGroup extends Group {}

  /** Most messages learned of one move. */
  static final int MAX_MESSAGES_PER_MOVE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(HamletListener.class);
  private static final Group GROUP = new HamletGroup();
  private static final Set<String> SPAM = Set.of("spam", "junk");
  private static final Set<String> TRASH = Set.of("trash");

  private final SharedScanners scanners;
  private final MailboxManager mailboxes;
  private final MessageIdManager messages;

  /** Made by James. */
  @Inject
  public HamletListener(
      SharedScanners scanners, MailboxManager mailboxes, MessageIdManager messages) {
    this.scanners = scanners;
    this.mailboxes = mailboxes;
    this.messages = messages;
  }

  @Override
  public Group getDefaultGroup() {
    return GROUP;
  }

  @Override
  public ExecutionMode getExecutionMode() {
    return ExecutionMode.ASYNCHRONOUS;
  }

  @Override
  public boolean isHandling(Event event) {
    return event instanceof MessageMoveEvent;
  }

  @Override
  public void event(Event event) {
    if (event instanceof MessageMoveEvent move) {
      try {
        MailboxSession session = mailboxes.createSystemSession(move.getUsername());
        Optional<Label> label = label(move, session);
        if (label.isPresent()) {
          learn(move, label.get(), session);
        }
      } catch (MailboxException | RuntimeException e) {
        LOG.error("Hamlet: a move of {} was not learned", move.getUsername().asString(), e);
      }
    }
  }

  private Optional<Label> label(MessageMoveEvent move, MailboxSession session)
      throws MailboxException {
    Collection<MailboxId> to = move.getMessageMoves().addedMailboxIds();
    Collection<MailboxId> from = move.getMessageMoves().removedMailboxIds();
    boolean intoSpam = anyNamed(to, SPAM, session);
    boolean outOfSpam = anyNamed(from, SPAM, session);
    if (intoSpam == outOfSpam) {
      return Optional.empty();
    }
    if (intoSpam) {
      return Optional.of(Label.SPAM);
    }
    return to.isEmpty() || anyNamed(to, TRASH, session) ? Optional.empty() : Optional.of(Label.HAM);
  }

  private boolean anyNamed(Collection<MailboxId> ids, Set<String> names, MailboxSession session)
      throws MailboxException {
    for (MailboxId id : ids) {
      String name = mailboxes.getMailbox(id, session).getMailboxPath().getName();
      if (names.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private void learn(MessageMoveEvent move, Label label, MailboxSession session)
      throws MailboxException {
    Optional<SharedScanner> taken = scanners.takeLearning();
    if (taken.isEmpty()) {
      return;
    }
    int changed = 0;
    try {
      for (MessageId id : move.getMessageIds().stream().limit(MAX_MESSAGES_PER_MOVE).toList()) {
        List<MessageResult> found =
            messages.getMessages(List.of(id), FetchGroup.FULL_CONTENT, session);
        if (!found.isEmpty() && learned(found.get(0), taken.get(), move.getUsername(), label)) {
          changed++;
        }
      }
    } finally {
      scanners.giveBack(taken.get());
    }
    LOG.info(
        "Hamlet: {} of {} messages that {} moved were learned as {}",
        changed,
        move.getMessageIds().size(),
        move.getUsername().asString(),
        label);
  }

  private static boolean learned(
      MessageResult stored, SharedScanner scanner, Username user, Label label)
      throws MailboxException {
    if (stored.getSize() > LearnParameters.DEFAULT_MAX_SIZE_BYTES) {
      return false;
    }
    try (InputStream in = stored.getFullContent().getInputStream()) {
      byte[] message = LearnableMessage.of(in.readAllBytes());
      LearnOutcome outcome = scanner.learn(ScanRequest.of(message).forUser(user.asString()), label);
      if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
        LOG.warn("Hamlet: a moved message could not be learned: {}", outcome.reason());
      }
      return outcome.changed();
    } catch (IOException e) {
      LOG.warn("Hamlet: a moved message could not be read: {}", e.toString());
      return false;
    }
  }
}
