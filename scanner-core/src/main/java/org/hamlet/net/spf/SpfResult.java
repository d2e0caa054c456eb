package org.hamlet.net.spf;

/** The results of RFC 7208, section 2.6. */
public enum SpfResult {
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  TEMPERROR,
  PERMERROR
}
