package org.hamlet.cli.failure;

/** A command cannot go on: one sentence for the user, and the exit code. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A failure.
   *
   * @param exitCode of {@link ExitCodes}
   * @param text one sentence without a full stop, for standard error
   */
  public CommandFailure(int exitCode, String text) {
    super(text);
    this.exitCode = exitCode;
  }

  /** What the command ends with, of {@link ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}
