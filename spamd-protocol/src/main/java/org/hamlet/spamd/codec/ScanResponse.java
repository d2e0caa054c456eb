package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The answer to the commands that scan, in the form the client's version expects. Immutable. */
public final class ScanResponse implements SpamdResponse {

  private static final String OK = "SPAMD/1.1 0 EX_OK\r\n";

  private final SpamdRequest.Scan request;
  private final boolean spam;
  private final String score;
  private final byte[] document;

  private ScanResponse(SpamdRequest.Scan request, boolean spam, String score, byte[] document) {
    this.request = request;
    this.spam = spam;
    this.score = score;
    this.document = document;
  }

  /**
   * An answer.
   *
   * @param score score and required score as shown, such as {@code 6.2 / 5.0}
   * @param document what was asked for beside them: test names, report, message or its header;
   *     empty for CHECK. Not copied.
   */
  public static ScanResponse of(
      SpamdRequest.Scan request, boolean spam, String score, byte[] document) {
    return new ScanResponse(request, spam, score, document);
  }

  @Override
  public byte[] encode() {
    byte[] head = head().getBytes(ISO_8859_1);
    byte[] tail = tail().getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(head, head.length + document.length + tail.length);
    System.arraycopy(document, 0, all, head.length, document.length);
    System.arraycopy(tail, 0, all, head.length + document.length, tail.length);
    return all;
  }

  private String head() {
    return switch (request.command()) {
      case PROCESS, HEADERS -> messageHead();
      case CHECK -> OK + spamLine("True", "False") + "\r\n";
      case REPORT_IFSPAM -> OK + lengthLine() + spamLine("Yes", "No") + "\r\n";
      case SYMBOLS, REPORT -> OK + lengthLine() + spamLine("True", "False") + "\r\n";
      case PING, SKIP, TELL ->
          throw new IllegalStateException("does not scan: " + request.command());
    };
  }

  /** Compat: no blank line before 1.2, no score in 1.2. */
  private String messageHead() {
    if (!request.version().atLeast(ProtocolVersion.FIRST_WITH_ANSWER_HEADERS)) {
      return "SPAMD/1.0 0 EX_OK\r\n";
    }
    boolean scored = request.version().atLeast(ProtocolVersion.FIRST_WITH_LENGTH);
    return OK
        + "Content-length: "
        + document.length
        + "\r\n"
        + (scored ? spamLine("True", "False") : "")
        + "\r\n";
  }

  private String lengthLine() {
    return request.version().atLeast(ProtocolVersion.FIRST_WITH_LENGTH)
        ? "Content-length: " + document.length + "\r\n"
        : "";
  }

  private String spamLine(String yes, String no) {
    return "Spam: " + (spam ? yes : no) + " ; " + score + "\r\n";
  }

  /** Compat: only the test names of old versions end in a line end. */
  private String tail() {
    boolean counted = request.version().atLeast(ProtocolVersion.FIRST_WITH_LENGTH);
    return request.command() == SpamdCommand.SYMBOLS && !counted ? "\r\n" : "";
  }
}
