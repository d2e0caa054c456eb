package org.hamlet.spamd.codec;

/** What a client can ask for; the names are the words of the protocol, upper case only. */
public enum SpamdCommand {
  /** Whether it is spam, and the score. */
  CHECK,
  /** CHECK, and the names of the tests that hit. */
  SYMBOLS,
  /** CHECK, and the report. */
  REPORT,
  /** REPORT for spam, nothing more than the score for ham. */
  REPORT_IFSPAM,
  /** The client changed its mind: close without an answer. */
  SKIP,
  /** Whether the server is there. */
  PING,
  /** The marked-up message. */
  PROCESS,
  /** Learn, forget, report or revoke a message. */
  TELL,
  /** The header of the marked-up message. */
  HEADERS
}
