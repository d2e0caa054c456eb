package org.hamlet.spamd.codec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides where the message of a request ends. SpamAssassin reads line by line until the announced
 * length is reached: bytes after it are ignored when a line ends there, and are a mismatch when
 * not.
 *
 * <p>One difference: a message of exactly the announced length is complete although its last line
 * has no end and the client has not closed its side; SpamAssassin would wait for one of the two.
 * One instance a request; the message must not move within its array's numbering between calls.
 */
final class BodyLength {

  /** Longer numbers than this are taken as "more than will ever come". */
  static final int MAX_DIGITS = 18;

  private final Optional<String> announced;
  private final long expected;
  private final boolean lenient;

  /** How far was looked for the end of the line that crosses the announced length. */
  private int searched;

  /**
   * The rule for one request.
   *
   * @param announced digits of Content-length if there was one
   * @param lenient whether a message that ends early is taken as it is: Compat, compressed ones are
   */
  BodyLength(Optional<String> announced, boolean lenient) {
    this.announced = announced;
    this.expected = announced.map(BodyLength::number).orElse(Long.MAX_VALUE);
    this.lenient = lenient;
  }

  private static long number(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  /**
   * Length of the complete message, or empty when more must come.
   *
   * @param bytes what came so far begins at {@code from} and ends before {@code to}
   * @param ended whether the client has closed its side
   */
  OptionalInt complete(byte[] bytes, int from, int to, boolean ended) throws BadRequest {
    int received = to - from;
    if (announced.isEmpty()) {
      return ended ? OptionalInt.of(received) : OptionalInt.empty();
    }
    if (received < expected) {
      return atEarlyEnd(received, ended);
    }
    int length = (int) expected;
    if (received == length || lenient || (length > 0 && bytes[from + length - 1] == '\n')) {
      return OptionalInt.of(length);
    }
    for (searched = Math.max(searched, length); searched < received; searched++) {
      if (bytes[from + searched] == '\n') {
        throw mismatch(searched + 1);
      }
    }
    if (ended) {
      throw mismatch(received);
    }
    return OptionalInt.empty();
  }

  private OptionalInt atEarlyEnd(int received, boolean ended) throws BadRequest {
    if (!ended) {
      return OptionalInt.empty();
    }
    if (!lenient) {
      throw mismatch(received);
    }
    return OptionalInt.of(received);
  }

  private BadRequest mismatch(int got) {
    return BadRequest.protocol(
        "(Content-Length mismatch: Expected "
            + announced.orElse("")
            + " bytes, got "
            + got
            + " bytes)");
  }
}
