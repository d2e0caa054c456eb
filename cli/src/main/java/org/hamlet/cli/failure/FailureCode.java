package org.hamlet.cli.failure;

import java.io.IOException;
import java.io.PrintWriter;

/** What a command that failed ends with. */
public final class FailureCode {

  private FailureCode() {}

  /** Tells why a command ended, and the code for it. */
  public static int of(Throwable problem, PrintWriter err) {
    if (problem instanceof CommandFailure failure) {
      err.println("hamlet: " + failure.getMessage());
      return failure.exitCode();
    }
    if (problem instanceof IOException io) {
      err.println("hamlet: " + FailureText.naming(io));
      return ExitCodes.IOERR;
    }
    if (problem instanceof OutOfMemoryError) {
      err.println("hamlet: not enough memory: " + problem.getMessage() + "; see HAMLET_OPTS");
      return ExitCodes.TEMPFAIL;
    }
    err.println("hamlet: this is a bug, please report it:");
    problem.printStackTrace(err);
    return ExitCodes.SOFTWARE;
  }
}
