package org.hamlet.net.dkim;

/** The status of an ARC chain (RFC 8617, section 4.4), and that it could not be told. */
public enum ArcOutcome {
  /** There is no chain. */
  NONE,
  PASS,
  FAIL,
  /** A key could not be had. */
  TEMPERROR
}
