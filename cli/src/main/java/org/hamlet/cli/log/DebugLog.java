package org.hamlet.cli.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hamlet.scanner.ScanResult;
import org.slf4j.LoggerFactory;

/** What is told with {@code --debug}: the fine messages of the program, and of each scan. */
public final class DebugLog {

  private static final String BASE = "org.hamlet";
  private static final String OF_SCANS = BASE + ".debug";

  private DebugLog() {}

  /** Lets fine messages of these areas through to where the log goes. */
  public static void start(DebugAreas areas) {
    Logger.getLogger(OF_SCANS).setLevel(Level.ALL);
    for (String area : areas.wanted()) {
      String name = area.equals(DebugAreas.ALL) ? BASE : BASE + "." + area;
      Logger.getLogger(name).setLevel(Level.ALL);
    }
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.ALL);
    }
    LogPlace.stayUnlessChosen(new ServerLog());
  }

  /** Tells of a scan. */
  public static void scanned(ScanResult result, DebugAreas areas) {
    org.slf4j.Logger log = LoggerFactory.getLogger(OF_SCANS);
    DebugLines.of(result, areas).forEach(log::debug);
  }
}
