package org.hamlet.spamd.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user this process runs as, for log lines. */
final class ProcessUser {

  /** What is logged where the system tells no number. */
  private static final int UNKNOWN = -1;

  private ProcessUser() {}

  /** The user id. */
  static int current() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }
}
