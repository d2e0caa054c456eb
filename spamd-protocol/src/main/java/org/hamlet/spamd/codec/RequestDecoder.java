package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bytes of one connection to one {@link SpamdRequest}, in pieces of any size: {@code COMMAND
 * SPAMC/1.5}, header lines, a blank line, the message. Follows SpamAssassin 4.0.1's spamd. Lines
 * and messages have limits; what is beyond them is refused. One instance a connection, confined to
 * its thread.
 */
public final class RequestDecoder {

  /** Longest first line or header line, in bytes with its line end. */
  static final int MAX_LINE_BYTES = 8192;

  private final DecoderOptions options;
  private final Room room;
  private final GrowingBytes received;
  private int start;
  private int scanned;
  private Optional<RequestLine> line = Optional.empty();
  private RequestHeaders headers = new RequestHeaders();
  private Optional<BodyLength> body = Optional.empty();
  private boolean done;

  /** A decoder for one connection that does not count the memory it takes. */
  public RequestDecoder(DecoderOptions options) {
    this(options, Room.UNBOUNDED);
  }

  /**
   * A decoder for one connection.
   *
   * @param room asked before bytes are kept. What the message of a complete request takes stays
   *     taken; everything else is given back.
   */
  public RequestDecoder(DecoderOptions options, Room room) {
    this.options = options;
    this.room = room;
    this.received = new GrowingBytes(room, (long) options.maxMessageBytes() + MAX_LINE_BYTES);
  }

  /**
   * Takes the next bytes.
   *
   * @param chunk stays as it is where there is no room for it
   * @return the request or refusal once it is clear, and then never again: later bytes are ignored;
   *     {@link Decoded.Waiting} when the same call is to be made again once there is room
   */
  public Optional<Decoded> feed(ByteBuffer chunk) {
    if (done) {
      return Optional.empty();
    }
    int left = options.maxMessageBytes() + MAX_LINE_BYTES - (received.length() - start);
    int count = Math.min(chunk.remaining(), Math.max(left, 0) + 1);
    try {
      received.add(chunk, count);
    } catch (NoRoom e) {
      return Optional.of(new Decoded.Waiting());
    }
    return decode(false);
  }

  /** The client closed its side. The same result as {@link #feed}. */
  public Optional<Decoded> end() {
    return done ? Optional.empty() : decode(true);
  }

  /** The command once the first line has come. */
  public Optional<SpamdCommand> command() {
    return line.map(RequestLine::command);
  }

  /** The user whom the header names, once that line has come. */
  public Optional<String> user() {
    return headers.user();
  }

  private Optional<Decoded> decode(boolean ended) {
    try {
      Optional<SpamdRequest> request = request(ended);
      if (request.isPresent()) {
        discard();
      }
      return request.map(Decoded.Complete::new);
    } catch (BadRequest e) {
      return refused(e);
    } catch (NoRoom e) {
      return Optional.of(new Decoded.Waiting());
    }
  }

  private Optional<Decoded> refused(BadRequest problem) {
    discard();
    return Optional.of(new Decoded.Refused(problem.failure()));
  }

  /** Forgets what came; later bytes are ignored. */
  public void discard() {
    done = true;
    received.clear();
    start = 0;
  }

  private Optional<SpamdRequest> request(boolean ended) throws BadRequest, NoRoom {
    if (line.isEmpty() && !readFirstLine(ended)) {
      return Optional.empty();
    }
    RequestLine first = line.orElseThrow();
    if (body.isEmpty() && first.hasHeaders()) {
      if (!readHeaders(ended)) {
        return Optional.empty();
      }
      check(first.command());
    }
    if (first.command() == SpamdCommand.PING) {
      return Optional.of(new SpamdRequest.Ping());
    }
    if (first.command() == SpamdCommand.SKIP) {
      return Optional.of(new SpamdRequest.Skip());
    }
    return message(ended).map(message -> request(first, message));
  }

  private SpamdRequest request(RequestLine first, byte[] message) {
    if (first.command() == SpamdCommand.TELL) {
      return new SpamdRequest.Tell(
          headers.user(), headers.spamClass(), headers.set(), headers.remove(), message);
    }
    return new SpamdRequest.Scan(first.command(), first.version(), headers.user(), message);
  }

  private boolean readFirstLine(boolean ended) throws BadRequest {
    Optional<String> text = nextLine(ended);
    if (text.isEmpty()) {
      if (ended) {
        throw BadRequest.protocol("(closed before headers)");
      }
      return false;
    }
    line = Optional.of(RequestLine.parse(text.get().replaceFirst("\r?\n\\z", "")));
    return true;
  }

  private boolean readHeaders(boolean ended) throws BadRequest {
    while (true) {
      Optional<String> text = nextLine(ended);
      if (text.isEmpty()) {
        if (ended) {
          throw BadRequest.protocol("(EOF during headers)");
        }
        return false;
      }
      if (headers.accept(text.get())) {
        body = Optional.of(new BodyLength(headers.contentLength(), headers.zlib()));
        return true;
      }
    }
  }

  /** Compat: after all header lines, so that a bad one is told first. */
  private void check(SpamdCommand command) throws BadRequest {
    if (command == SpamdCommand.TELL) {
      if (!options.tellAllowed()) {
        throw new BadRequest(
            ExitCode.UNAVAILABLE, "TELL commands are not enabled, set the --allow-tell switch.");
      }
      headers.checkDatabases();
    }
    if (command != SpamdCommand.PING && command != SpamdCommand.SKIP) {
      headers.checkCompression();
    }
  }

  /** The next line with its end; at the end of input whatever is left. */
  private Optional<String> nextLine(boolean ended) throws BadRequest {
    byte[] bytes = received.array();
    int end = received.length();
    int from = start;
    int to = Math.max(scanned, from);
    while (to < end && bytes[to] != '\n') {
      to++;
    }
    scanned = to;
    if (to - from >= MAX_LINE_BYTES) {
      throw BadRequest.protocol("(line longer than " + MAX_LINE_BYTES + " bytes)");
    }
    if (to == end && !(ended && to > from)) {
      return Optional.empty();
    }
    start = Math.min(to + 1, end);
    return Optional.of(new String(bytes, from, start - from, ISO_8859_1));
  }

  private Optional<byte[]> message(boolean ended) throws BadRequest, NoRoom {
    if (body.isEmpty()) {
      body = Optional.of(new BodyLength(Optional.empty(), false));
    }
    int end = received.length();
    OptionalInt length = body.get().complete(received.array(), start, end, ended);
    if (length.orElse(end - start) > options.maxMessageBytes()) {
      String limit = options.maxMessageBytes() + " bytes";
      throw new BadRequest(ExitCode.UNAVAILABLE, "message is longer than " + limit);
    }
    if (length.isEmpty()) {
      return Optional.empty();
    }
    if (!headers.zlib()) {
      return Optional.of(received.copy(start, length.getAsInt()));
    }
    Inflation inflation = new Inflation(room, options.maxInflatedBytes());
    return Optional.of(inflation.inflate(received.array(), start, length.getAsInt()));
  }
}
