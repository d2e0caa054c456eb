package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
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
}
