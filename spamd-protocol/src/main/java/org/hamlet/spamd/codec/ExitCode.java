package org.hamlet.spamd.codec;

/** The codes of error answers: those of sysexits.h, and TIMEOUT, which spamd adds. */
public enum ExitCode {
  USAGE(64, "Command line usage error"),
  DATAERR(65, "Data format error"),
  NOINPUT(66, "Cannot open input"),
  NOUSER(67, "Addressee unknown"),
  NOHOST(68, "Host name unknown"),
  UNAVAILABLE(69, "Service Unavailable"),
  SOFTWARE(70, "Internal software error"),
  OSERR(71, "System error"),
  OSFILE(72, "Critical OS file missing"),
  CANTCREAT(73, "Can't create (user) output file"),
  IOERR(74, "Input/output error"),
  TEMPFAIL(75, "Temp failure; user is invited to retry"),
  PROTOCOL(76, "Bad header line"),
  NOPERM(77, "Permission denied"),
  CONFIG(78, "Configuration error"),
  TIMEOUT(79, "Timeout");

  private final int number;
  private final String phrase;

  ExitCode(int number, String phrase) {
    this.number = number;
    this.phrase = phrase;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The words that follow the number. */
  String phrase() {
    return phrase;
  }
}
