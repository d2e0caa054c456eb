package org.hamlet.cli;

/** Exit codes of sysexits.h. */
final class ExitCodes {

  /** An input file could not be read. */
  static final int NOINPUT = 66;

  private ExitCodes() {}
}
