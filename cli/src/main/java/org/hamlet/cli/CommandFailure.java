package org.hamlet.cli;

/** A command cannot go on: one sentence for the user, and the exit code. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String text) {
    super(text);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
