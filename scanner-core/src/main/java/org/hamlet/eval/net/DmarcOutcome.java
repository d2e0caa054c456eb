package org.hamlet.eval.net;

import org.hamlet.net.dmarc.DmarcPolicy;

/** What DMARC says about one message. */
enum DmarcOutcome {
  /** The author's domain speaks for it. */
  PASS,
  /** Nothing speaks for it, and nothing is asked. */
  NONE,
  QUARANTINE,
  REJECT,
  /** The author's domain has no policy. */
  MISSING;

  static DmarcOutcome of(DmarcPolicy requested) {
    return switch (requested) {
      case NONE -> NONE;
      case QUARANTINE -> QUARANTINE;
      case REJECT -> REJECT;
    };
  }
}
