package org.hamlet.net.dmarc;

import java.util.Locale;

/** What a domain asks to be done with mail that is not its own (RFC 7489, section 6.3, p=). */
public enum DmarcPolicy {
  NONE,
  QUARANTINE,
  REJECT;

  /** The policy of that name in whatever case; none for another word, as in SpamAssassin. */
  static DmarcPolicy named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "quarantine" -> QUARANTINE;
      case "reject" -> REJECT;
      default -> NONE;
    };
  }

  /** The next milder one, for messages outside of {@code pct} (RFC 7489, section 6.6.4). */
  DmarcPolicy milder() {
    return this == REJECT ? QUARANTINE : NONE;
  }
}
