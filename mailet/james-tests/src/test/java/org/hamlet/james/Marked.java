package org.hamlet.james;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A message with our marks, as it lies in a mailbox. */
final class Marked {

  private Marked() {}

  /** The message as it was scanned: without our marks and those of James's delivery. */
  static String removed(String message) {
    int headerEnd = message.indexOf("\n\n") + 1;
    String header =
        message
            .substring(0, headerEnd)
            .replaceAll(
                "(?m)^(?:X-Spam-|org\\.apache\\.james\\.|X-Score-Matched:|X-Hit-Matched:).*\n"
                    + "(?:[ \t].*\n)*",
                "");
    return header + message.substring(headerEnd);
  }

  /** Score and rules of X-Spam-Status, the rules sorted: {@code 6.1 A,B}. */
  static String hits(String message) {
    int start = message.indexOf("X-Spam-Status:");
    String status = message.substring(start, message.indexOf("autolearn=", start));
    String score = status.replaceAll("(?s).* score=(\\S+)\\s.*", "$1");
    String tests = status.replaceAll("(?s).*\\stests=", "").replaceAll("\\s", "");
    return score + " " + Arrays.stream(tests.split(",")).sorted().collect(Collectors.joining(","));
  }
}
