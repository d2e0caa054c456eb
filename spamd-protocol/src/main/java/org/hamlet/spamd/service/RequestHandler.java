package org.hamlet.spamd.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.Arrays;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.spamd.codec.ExitCode;
import org.hamlet.spamd.codec.ScanResponse;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.codec.SpamdResponse;
import org.hamlet.spamd.figures.ScanFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests by scanning or learning their messages. Thread-safe. */
public final class RequestHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  private static final byte[] NOTHING = new byte[0];

  private final MessageScanner scanner;
  private final Telling telling;
  private final Duration timeLimit;
  private final ScanJournal journal;
  private final ScanFigures figures = new ScanFigures();

  /**
   * A handler.
   *
   * @param learner asked only for TELL, which the decoder refuses unless it is allowed
   * @param timeLimit most time a scan may take; what is not done by then is left out of the
   *     verdict; zero: as the configuration says
   */
  public RequestHandler(MessageScanner scanner, MessageLearner learner, Duration timeLimit) {
    this(scanner, learner, timeLimit, ScanJournal.asSpamd());
  }

  /** The same with another journal than the log lines of spamd. */
  public RequestHandler(
      MessageScanner scanner, MessageLearner learner, Duration timeLimit, ScanJournal journal) {
    this.journal = journal;
    this.scanner = scanner;
    this.telling = new Telling(learner, figures);
    this.timeLimit = timeLimit;
  }

  /** What became of the messages so far. */
  public ScanFigures figures() {
    return figures;
  }

  /**
   * The answer; a fault of ours, an Error too, is an answer upon which clients pass mail on.
   *
   * @throws OutOfMemoryError when the heap has no room for the scan
   */
  public SpamdResponse answer(SpamdRequest request, Peer peer) {
    return switch (request.command()) {
      case PING -> new SpamdResponse.Pong();
      case SKIP -> new SpamdResponse.Silence();
      case TELL -> told((SpamdRequest.Tell) request);
      case CHECK, SYMBOLS, REPORT, REPORT_IFSPAM, PROCESS, HEADERS ->
          scanned((SpamdRequest.Scan) request, peer);
    };
  }

  private SpamdResponse told(SpamdRequest.Tell request) {
    try {
      return telling.answer(request);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("spamd: could not learn a message of {} bytes", request.message().length, e);
      return new SpamdResponse.Failure(ExitCode.SOFTWARE, "learning failed, see the server's log");
    }
  }

  private SpamdResponse scanned(SpamdRequest.Scan request, Peer peer) {
    try {
      long before = System.nanoTime();
      ScanResult result = scanner.scan(scanRequest(request));
      byte[] document = document(request, result);
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      journal.scanned(request, result, peer, took);
      figures.scanned(result.verdict(), request.message().length, took);
      String score = result.shownScore() + " / " + result.shownRequired();
      return ScanResponse.of(request, result.verdict().spam(), score, document);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      figures.failed();
      LOG.error("spamd: could not scan a message of {} bytes", request.message().length, e);
      return new SpamdResponse.Failure(ExitCode.SOFTWARE, "the scan failed, see the server's log");
    }
  }

  private ScanRequest scanRequest(SpamdRequest.Scan request) {
    ScanRequest whole = ScanRequest.of(request.message()).withoutIdleSubRules();
    ScanRequest scan = timeLimit.isZero() ? whole : whole.within(timeLimit);
    return request.user().map(scan::forUser).orElse(scan);
  }

  private static byte[] document(SpamdRequest.Scan request, ScanResult result) {
    return switch (request.command()) {
      case SYMBOLS -> TestNames.sorted(result.verdict()).getBytes(ISO_8859_1);
      case REPORT -> result.report().getBytes(ISO_8859_1);
      case REPORT_IFSPAM ->
          result.verdict().spam() ? result.report().getBytes(ISO_8859_1) : NOTHING;
      case PROCESS -> result.markedMessage();
      case HEADERS -> throughBlankLine(result.markedMessage());
      case CHECK, PING, SKIP, TELL -> NOTHING;
    };
  }

  /** The message through its first blank line; all of it when there is none. */
  private static byte[] throughBlankLine(byte[] message) {
    for (int i = 0; i + 1 < message.length; i++) {
      if (message[i] != '\n') {
        continue;
      }
      int next = message[i + 1] == '\r' ? i + 2 : i + 1;
      if (next < message.length && message[next] == '\n') {
        return Arrays.copyOf(message, next + 1);
      }
    }
    return message;
  }
}
