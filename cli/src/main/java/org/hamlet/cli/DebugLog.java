package org.hamlet.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns on the fine messages of one package, or of all, on standard error. */
final class DebugLog {

  private static final String BASE = "org.hamlet";

  private DebugLog() {}

  static void start(String area) {
    Logger logger = Logger.getLogger(area.equals("all") ? BASE : BASE + "." + area);
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }
}
