package org.hamlet.mailet;

import java.util.function.Predicate;
import javax.mail.MessagingException;
import org.apache.mailet.MailetException;

/**
 * Matches recipients for whom {@link HamletScan} called the mail spam.
 *
 * <pre>{@code <mailet match="org.hamlet.mailet.IsHamletSpam" class="ToRecipientFolder">}</pre>
 */
public final class IsHamletSpam extends VerdictMatcher {

  @Override
  public void init() throws MessagingException {
    if (getCondition() != null && !getCondition().isBlank()) {
      throw new MailetException("IsHamletSpam: takes no condition: " + getCondition());
    }
  }

  @Override
  Predicate<RecipientVerdict> test() {
    return RecipientVerdict::spam;
  }
}
