package org.hamlet.spamd.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.spamd.Recordings;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.DecoderOptions;
import org.hamlet.spamd.codec.RequestDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded request must get the answer SpamAssassin's spamd gave. */
class RecordedAnswersTest {

  private static final Peer PEER = new Peer("localhost", "127.0.0.1", 1);

  private final RequestHandler handler =
      new RequestHandler(new FakeScanner(), new FakeScanner(), Duration.ofMinutes(5));

  static Stream<Path> requests() {
    return Recordings.requests();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void answersAsRecorded(Path request) {
    byte[] bytes = Recordings.bytes(request);
    assertThat(answer(bytes, bytes.length)).isEqualTo(Recordings.response(request));
  }

  /** Pieces of 5 bytes never end exactly where a too small length ends within a line. */
  @ParameterizedTest
  @MethodSource("requests")
  void answersTheSameWhenBytesTrickle(Path request) {
    assertThat(answer(Recordings.bytes(request), 5)).isEqualTo(Recordings.response(request));
  }

  @Test
  void thereAreRecordings() {
    assertThat(requests().count()).isGreaterThanOrEqualTo(141);
  }

  private String answer(byte[] request, int step) {
    RequestDecoder decoder = new RequestDecoder(DecoderOptions.DEFAULT);
    Optional<Decoded> decoded = Optional.empty();
    for (int i = 0; i < request.length && decoded.isEmpty(); i += step) {
      int count = Math.min(step, request.length - i);
      decoded = decoder.feed(ByteBuffer.wrap(request, i, count));
    }
    return new String(encoded(decoded.or(decoder::end).orElseThrow()), ISO_8859_1);
  }

  private byte[] encoded(Decoded decoded) {
    return decoded instanceof Decoded.Complete complete
        ? handler.answer(complete.request(), PEER).encode()
        : ((Decoded.Refused) decoded).failure().encode();
  }
}
