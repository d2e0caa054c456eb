package org.hamlet.eval;

import java.util.List;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.AddressList;

/**
 * Mail that is neither classified nor learned from by itself: from senders of {@code
 * bayes_ignore_from}, to recipients of {@code bayes_ignore_to}.
 */
public final class UnclassifiedMail {

  private UnclassifiedMail() {}

  /** Whether the message under scan is such mail. */
  public static boolean is(ScanContext scan) {
    AddressList senders = scan.settings().addresses("bayes_ignore_from");
    AddressList recipients = scan.settings().addresses("bayes_ignore_to");
    return (!senders.isEmpty() && anyOn(senders, SenderAddresses.of(scan).all()))
        || (!recipients.isEmpty() && anyOn(recipients, RecipientAddresses.of(scan).all()));
  }

  private static boolean anyOn(AddressList list, List<String> addresses) {
    return addresses.stream().anyMatch(list::matches);
  }
}
