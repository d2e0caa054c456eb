package org.hamlet.mailet;

import java.util.Collection;
import java.util.function.Predicate;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/** Matches the recipients whose verdict passes a test; none when the mail was not scanned. */
abstract sealed class VerdictMatcher extends GenericMatcher
    permits HasHamletHit, HasHamletScore, IsHamletSpam {

  /** What the verdict is asked. */
  abstract Predicate<RecipientVerdict> test();

  @Override
  public final Collection<MailAddress> match(Mail mail) {
    return mail.getRecipients().stream()
        .filter(recipient -> RecipientVerdict.of(mail, recipient).filter(test()).isPresent())
        .toList();
  }
}
