package org.hamlet.net.dkim;

/** How the check of one signature ended (RFC 8601, section 2.7.1). */
public enum DkimOutcome {
  PASS,
  /** It does not fit the message. */
  FAIL,
  /** It cannot be checked, ever: malformed, expired, its key missing, revoked or unfit. */
  PERMERROR,
  /** Its key could not be had. */
  TEMPERROR
}
