package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
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

  private static final int FIRST_CAPACITY_BYTES = 4096;

  private final DecoderOptions options;
  private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
  private int start;
  private int scanned;
  private int end;
  private Optional<RequestLine> line = Optional.empty();
  private RequestHeaders headers = new RequestHeaders();
  private Optional<BodyLength> body = Optional.empty();
  private boolean done;

  /** A decoder for one connection. */
  public RequestDecoder(DecoderOptions options) {
    this.options = options;
  }

  /**
   * Takes the next bytes.
   *
   * @return the request or refusal once it is clear, and then never again: later bytes are ignored
   */
  public Optional<Decoded> feed(ByteBuffer chunk) {
    if (done) {
      return Optional.empty();
    }
    int room = options.maxMessageBytes() + MAX_LINE_BYTES - (end - start);
    int count = Math.min(chunk.remaining(), Math.max(room, 0) + 1);
    reserve(count);
    chunk.get(bytes, end, count);
    end += count;
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

  private Optional<Decoded> decode(boolean ended) {
    Optional<Decoded> decoded;
    try {
      decoded = request(ended).map(Decoded.Complete::new);
    } catch (BadRequest e) {
      decoded = Optional.of(new Decoded.Refused(e.failure()));
    }
    if (decoded.isPresent()) {
      done = true;
      bytes = new byte[0];
      start = 0;
      end = 0;
    }
    return decoded;
  }

  private Optional<SpamdRequest> request(boolean ended) throws BadRequest {
    if (line.isEmpty() && !readFirstLine(ended)) {
      return Optional.empty();
    }
    RequestLine first = line.orElseThrow();
    if (body.isEmpty() && first.hasHeaders() && !readHeaders(ended)) {
      return Optional.empty();
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
    RequestLine read = RequestLine.parse(text.get().replaceFirst("\r?\n\\z", ""));
    if (read.command() == SpamdCommand.TELL && !options.tellAllowed()) {
      throw new BadRequest(
          ExitCode.UNAVAILABLE, "TELL commands are not enabled, set the --allow-tell switch.");
    }
    line = Optional.of(read);
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

  /** The next line with its end; at the end of input whatever is left. */
  private Optional<String> nextLine(boolean ended) throws BadRequest {
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

  private Optional<byte[]> message(boolean ended) throws BadRequest {
    if (body.isEmpty()) {
      body = Optional.of(new BodyLength(Optional.empty(), false));
    }
    OptionalInt length = body.get().complete(bytes, start, end, ended);
    if (length.orElse(end - start) > options.maxMessageBytes()) {
      String limit = options.maxMessageBytes() + " bytes";
      throw new BadRequest(ExitCode.UNAVAILABLE, "message is longer than " + limit);
    }
    if (length.isEmpty()) {
      return Optional.empty();
    }
    byte[] message = Arrays.copyOfRange(bytes, start, start + length.getAsInt());
    return Optional.of(
        headers.zlib() ? Inflation.inflate(message, options.maxInflatedBytes()) : message);
  }

  private void reserve(int count) {
    if (end + count > bytes.length) {
      long wanted = Math.max((long) bytes.length * 2, (long) end + count);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
