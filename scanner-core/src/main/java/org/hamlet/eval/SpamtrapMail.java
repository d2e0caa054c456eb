package org.hamlet.eval;

import org.hamlet.engine.ScanContext;
import org.hamlet.rule.AddressList;

/** Mail to an address that nobody has ({@code hamlet_spamtrap}), which only spammers write to. */
public final class SpamtrapMail {

  private SpamtrapMail() {}

  /** Whether the message under scan is such mail. */
  public static boolean is(ScanContext scan) {
    AddressList traps = scan.settings().addresses("hamlet_spamtrap");
    return !traps.isEmpty() && RecipientAddresses.of(scan).all().stream().anyMatch(traps::matches);
  }
}
