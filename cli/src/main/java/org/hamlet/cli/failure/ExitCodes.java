package org.hamlet.cli.failure;

/** Exit codes: those of sysexits.h, and 1 where a command says no. */
public final class ExitCodes {

  /** Everything went well; with {@code score --exit-code}, ham. */
  public static final int OK = 0;

  /** {@code score --exit-code} found spam; {@code lint} found errors. */
  public static final int NO = 1;

  /** The command line cannot be understood. */
  public static final int USAGE = 64;

  /** An input is not what it should be. */
  public static final int DATAERR = 65;

  /** An input file could not be read. */
  public static final int NOINPUT = 66;

  /** Something needed is not there, such as the installed rules or a free port. */
  public static final int UNAVAILABLE = 69;

  /** A bug of ours. */
  static final int SOFTWARE = 70;

  /** Output could not be written. */
  public static final int IOERR = 74;

  /** Nothing is said of the input, and another try may go well: memory was short. */
  public static final int TEMPFAIL = 75;

  /** Nobody reads what is written: what a shell says of a filter that SIGPIPE ended. */
  public static final int UNREAD = 141;

  private ExitCodes() {}
}
