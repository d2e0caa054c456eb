package org.hamlet.spamd.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.DecoderOptions;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.spamd.codec.SpamdRequest;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {

  private static final Peer PEER = Peer.unix("/run/spamd.sock");

  private static SpamdRequest request() {
    byte[] bytes =
        "CHECK SPAMC/1.2\r\nContent-length: 20\r\n\r\nFrom: a@example.com\n".getBytes(ISO_8859_1);
    Decoded decoded =
        new RequestDecoder(DecoderOptions.DEFAULT).feed(ByteBuffer.wrap(bytes)).orElseThrow();
    return ((Decoded.Complete) decoded).request();
  }

  @Test
  void timeLimitOfZeroLeavesTheScanToTheTimeLimitOfTheConfiguration() {
    List<Optional<Duration>> limits = new ArrayList<>();
    MessageScanner scanner =
        scan -> {
          limits.add(scan.timeLimit());
          return new FakeScanner().scan(scan);
        };
    for (Duration limit : List.of(Duration.ZERO, Duration.ofSeconds(7))) {
      new RequestHandler(scanner, new FakeScanner(), limit).answer(request(), PEER);
    }
    assertThat(limits).containsExactly(Optional.empty(), Optional.of(Duration.ofSeconds(7)));
  }

  @Test
  void memoryThatRanOutIsLeftToTheServer() {
    MessageScanner scanner =
        (ScanRequest scan) -> {
          throw new OutOfMemoryError("on purpose");
        };
    RequestHandler handler = new RequestHandler(scanner, new FakeScanner(), Duration.ZERO);
    assertThatThrownBy(() -> handler.answer(request(), PEER)).isInstanceOf(OutOfMemoryError.class);
  }
}
