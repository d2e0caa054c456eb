package org.hamlet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;

/**
 * Scores single messages and prints what was asked for.
 *
 * @param exitCode whether the verdict is told by the exit code
 */
record Scoring(CommonOptions common, Form form, boolean exitCode) {

  /** What is printed of a message. */
  enum Form {
    REPORT,
    JSON,
    HEADERS,
    MESSAGE
  }

  /**
   * Scores each message and returns the exit code.
   *
   * @param files paths, or {@code -} for standard input, which is also meant by none
   * @param err gets a line when part of the configuration has no effect
   */
  int run(List<String> files, PrintWriter err) throws IOException {
    Scanner scanner = common.scanner(err);
    List<String> names = files.isEmpty() ? List.of(MessageInput.STANDARD_INPUT) : files;
    boolean spam = false;
    for (String name : names) {
      byte[] message =
          form == Form.MESSAGE
              ? MessageInput.read(name, System.in)
              : MessageInput.start(name, System.in);
      ScanResult result = scanner.scan(ScanRequest.of(message));
      common.tellDebug(result);
      print(name, result, names.size() > 1);
      spam |= result.verdict().spam();
    }
    scanner.saveSnapshot();
    return exitCode && spam ? ExitCodes.NO : ExitCodes.OK;
  }

  private void print(String name, ScanResult result, boolean named) throws IOException {
    OutputStream out = System.out;
    switch (form) {
      case JSON ->
          out.write((VerdictJson.of(name, result) + "\n").getBytes(StandardCharsets.UTF_8));
      case MESSAGE -> out.write(result.markedMessage());
      case HEADERS -> {
        heading(name, named, out);
        String fields = String.join("\n", result.headers()) + "\n";
        out.write(fields.getBytes(StandardCharsets.ISO_8859_1));
      }
      case REPORT -> {
        heading(name, named, out);
        out.write(result.report().getBytes(StandardCharsets.ISO_8859_1));
        String below =
            result.classification().map(EvidenceLines::of).orElse("")
                + LimitLines.of(result.verdict().limits());
        out.write(below.getBytes(StandardCharsets.UTF_8));
      }
    }
    out.flush();
  }

  private static void heading(String name, boolean named, OutputStream out) throws IOException {
    if (named) {
      out.write(("==> " + name + " <==\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
