package org.hamlet.cli.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.hamlet.models.disk.FileMode;

/** Where the log of this process goes, all of it. */
public final class LogPlace {

  private static final Set<StandardOpenOption> APPENDED =
      EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

  private LogPlace() {}

  /** Stays where it is, in that form. */
  public static void stay(Formatter form) {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFormatter(form);
    }
  }

  /** The same where no form was chosen, so that Java's own is in use. */
  static void stayUnlessChosen(Formatter form) {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler.getFormatter() instanceof SimpleFormatter) {
        handler.setFormatter(form);
      }
    }
  }

  /**
   * Goes to a handler from now on, instead of where it went so far: no line is without a place,
   * though one that is logged meanwhile may be in both.
   */
  public static void to(Handler next) {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    root.addHandler(next);
    if (Level.OFF.equals(root.getLevel())) {
      root.setLevel(Level.INFO);
    }
    remove(before);
  }

  /** Is appended to a file from now on. */
  public static void to(Path file, Formatter form) throws IOException {
    to(FileMode.open(file, APPENDED), form);
  }

  /** Is written to an open file from now on. */
  public static void to(OutputStream file, Formatter form) {
    to(new FileLog(file, form));
  }

  /** Is forgotten from now on; lines that nobody sees are not made. */
  public static void none() {
    Logger root = Logger.getLogger("");
    root.setLevel(Level.OFF);
    remove(root.getHandlers());
  }

  private static void remove(Handler... handlers) {
    Logger root = Logger.getLogger("");
    for (Handler handler : handlers) {
      root.removeHandler(handler);
      handler.close();
    }
  }

  /** Every line is in the file when it was logged. */
  private static final class FileLog extends StreamHandler {

    FileLog(OutputStream out, Formatter form) {
      super(out, form);
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord event) {
      super.publish(event);
      flush();
    }
  }
}
