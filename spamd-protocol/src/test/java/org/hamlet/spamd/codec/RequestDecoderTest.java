package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {

  private static final String TOO_LONG =
      "SPAMD/1.0 76 Bad header line: (line longer than "
          + RequestDecoder.MAX_LINE_BYTES
          + " bytes)\r\n";

  private static Decoded decode(String request, int pieceBytes) {
    RequestDecoder decoder = new RequestDecoder(DecoderOptions.DEFAULT);
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(ISO_8859_1));
    while (bytes.hasRemaining()) {
      ByteBuffer piece = bytes.slice();
      piece.limit(Math.min(pieceBytes, piece.remaining()));
      bytes.position(bytes.position() + piece.limit());
      var decoded = decoder.feed(piece);
      if (decoded.isPresent()) {
        return decoded.get();
      }
    }
    return decoder.end().orElseThrow();
  }

  /** A request one of whose header lines has that length, its end included. */
  private static String withHeaderOf(int bytes) {
    String start = "X-Long: ";
    String line = start + "x".repeat(bytes - start.length() - 2) + "\r\n";
    return "CHECK SPAMC/1.5\r\n" + line + "Content-length: 2\r\n\r\nx\n";
  }

  private static String refusal(Decoded decoded) {
    return new String(((Decoded.Refused) decoded).failure().encode(), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 20_000})
  void headerLinesAreTakenUpToTheLimitAndNotOneByteBeyond(int pieceBytes) {
    assertThat(decode(withHeaderOf(RequestDecoder.MAX_LINE_BYTES), pieceBytes))
        .isInstanceOf(Decoded.Complete.class);
    assertThat(refusal(decode(withHeaderOf(RequestDecoder.MAX_LINE_BYTES + 1), pieceBytes)))
        .isEqualTo(TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000})
  void firstLineWithoutEndIsRefusedAtTheLimit(int pieceBytes) {
    String most = "x".repeat(RequestDecoder.MAX_LINE_BYTES - 1);
    assertThat(refusal(decode(most, pieceBytes))).startsWith("SPAMD/1.0 76 Bad header line: x");
    assertThat(refusal(decode(most + "x", pieceBytes))).isEqualTo(TOO_LONG);
  }

  @Test
  void headerLinesBeyondTheMostAreRefused() {
    for (int more = 0; more < 2; more++) {
      String lines = "X-One: more\r\n".repeat(RequestHeaders.MAX_HEADER_LINES - 1 + more);
      Decoded decoded = decode("CHECK SPAMC/1.5\r\n" + lines + "Content-length: 2\r\n\r\nx\n", 999);
      if (more == 0) {
        assertThat(decoded).isInstanceOf(Decoded.Complete.class);
      } else {
        assertThat(refusal(decoded))
            .startsWith("SPAMD/1.0 76 Bad header line: (too many headers)\r\n");
      }
    }
  }

  /** {@link DecoderOptions#DEFAULT_MAX_MESSAGE_BYTES}, and what a server with less takes. */
  @Test
  void aLongerMessageIsRefused() {
    assertThat(DecoderOptions.DEFAULT.maxMessageBytes())
        .isEqualTo(DecoderOptions.DEFAULT_MAX_MESSAGE_BYTES);
    DecoderOptions few = new DecoderOptions(false, 100, 100);
    for (int more = 0; more < 2; more++) {
      RequestDecoder decoder = new RequestDecoder(few);
      String message = "x".repeat(99 + more) + "\n";
      String request =
          "CHECK SPAMC/1.5\r\nContent-length: " + message.length() + "\r\n\r\n" + message;
      Decoded decoded = decoder.feed(ByteBuffer.wrap(request.getBytes(ISO_8859_1))).orElseThrow();
      if (more == 0) {
        assertThat(decoded).isInstanceOf(Decoded.Complete.class);
      } else {
        assertThat(refusal(decoded)).contains("message is longer than 100 bytes");
      }
    }
  }

  @Test
  void moreDigitsOfALengthAreMoreThanWillEverCome() throws BadRequest {
    String two = "0".repeat(BodyLength.MAX_DIGITS - 1) + "2";
    byte[] message = {'x', '\n'};
    assertThat(new BodyLength(Optional.of(two), false).complete(message, 0, 2, false)).hasValue(2);
    assertThat(new BodyLength(Optional.of("0" + two), false).complete(message, 0, 2, false))
        .isEmpty();
  }

  @Test
  void ofAVersionTheRestDoesNotCount() {
    String most = "1." + "0".repeat(ProtocolVersion.MAX_NUMBER_CHARS - 3);
    assertThat(ProtocolVersion.parse(most + "1").number()).isEqualTo(Double.parseDouble(most + 1));
    String ones = "1".repeat(ProtocolVersion.MAX_NUMBER_CHARS);
    assertThat(ProtocolVersion.parse(ones).number()).isEqualTo(Double.parseDouble(ones));
    assertThat(ProtocolVersion.parse(ones + "1").number()).isEqualTo(Double.parseDouble(ones));
  }
}
