package org.hamlet.models.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why something could not be read or written, in words. */
public final class FailureReason {

  private FailureReason() {}

  /**
   * The same for what training makes anew: a damaged file is not read, and how to go on is said.
   */
  public static String ofLearned(IOException failure) {
    return failure instanceof StoreDamaged
        ? failure.getMessage() + "; hamlet train --clear begins anew, then train again"
        : of(failure);
  }

  /** The words of the system, after the name of the file where it is known. */
  public static String of(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": Permission denied";
    }
    String message = failure.getMessage();
    boolean bare = failure instanceof FileSystemException file && file.getReason() == null;
    return message == null || bare ? failure.toString() : message;
  }
}
