package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureCode;
import org.hamlet.cli.spamd.Signals;
import picocli.CommandLine;

/** The program {@code hamlet}. It loads nothing of picocli where a command does without. */
public final class Hamlet {

  /**
   * System property: what to end with instead of {@link ExitCodes#NO}. A Java that cannot start
   * ends with the same code, which the launcher can then tell from an answer.
   */
  static final String CODE_OF_NO = "hamlet.no";

  private Hamlet() {}

  /** Runs the command and exits with its code, whatever happens: Java's own would mean no. */
  public static void main(String[] arguments) {
    int code = ExitCodes.TEMPFAIL;
    if (arguments.length > 0 && arguments[0].equals("spamd")) {
      // one that comes before anything was read asks for nothing
      Signals.on("HUP", () -> {});
    }
    try {
      code = ended(arguments);
    } finally {
      System.exit(code == ExitCodes.NO ? Integer.getInteger(CODE_OF_NO, code) : code);
    }
  }

  private static int ended(String... arguments) {
    try {
      StandardOutput.install();
      return run(arguments);
    } catch (Exception | Error e) {
      return FailureCode.of(e, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }
  }

  private static int run(String... arguments) {
    Optional<PlainScore> plain = PlainScore.of(arguments);
    try {
      int code =
          plain.isPresent()
              ? run(plain.get(), new PrintWriter(System.err, true, Charset.defaultCharset()))
              : HamletCommand.execute(arguments);
      if (System.out.checkError() && code == ExitCodes.OK) {
        System.err.println("hamlet: cannot write to standard output");
        return ExitCodes.IOERR;
      }
      return code;
    } catch (StandardOutput.Unread e) {
      return ExitCodes.UNREAD;
    }
  }

  private static int run(PlainScore command, PrintWriter err) {
    try {
      return command.run(err);
    } catch (IOException | RuntimeException e) {
      return FailureCode.of(e, err);
    }
  }

  /** The command line, ready to execute: errors become one line on standard error and a code. */
  public static CommandLine commandLine() {
    return HamletCommand.commandLine();
  }
}
