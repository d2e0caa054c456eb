package org.hamlet.cli.updates;

/** Why a channel was not updated, in one sentence; what was installed stays in use. */
public final class UpdateFailure extends Exception {

  private static final long serialVersionUID = 1L;

  UpdateFailure(String message) {
    super(message);
  }

  UpdateFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
