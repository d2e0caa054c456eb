package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.cli.common.ScannerLearner;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.DecoderOptions;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.spamd.service.Peer;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.Test;

/**
 * The conversations recorded from SpamAssassin's spamd, answered by the real scanner with the four
 * rules of the recording. What depends on machine, time and program is left out on both sides.
 */
class RecordedServerTest {

  private static final Path RECORDED = Path.of("../spamd-protocol/src/test/resources/spamd");
  private static final Peer PEER = new Peer("localhost", "127.0.0.1", 1);

  @Test
  void everyRecordedRequestIsAnsweredAsRecorded() throws Exception {
    Path rules = Path.of(RecordedServerTest.class.getResource("/recorded").toURI());
    Scanner scanner = Scanner.builder().local(true).rules(rules).line("report_hostname vm").build();
    RequestHandler handler =
        new RequestHandler(scanner::scan, new ScannerLearner(scanner), Duration.ofMinutes(5));
    List<Path> requests;
    try (Stream<Path> files = Files.list(RECORDED)) {
      requests = files.filter(p -> p.toString().endsWith(".request")).sorted().toList();
    }
    assertThat(requests).hasSizeGreaterThan(120);
    for (Path request : requests) {
      String name = request.getFileName().toString().replace(".request", ".response");
      assertThat(answer(handler, request))
          .as(name)
          .isEqualTo(comparable(Files.readString(request.resolveSibling(name), ISO_8859_1)));
    }
  }

  private static String answer(RequestHandler handler, Path request) throws IOException {
    RequestDecoder decoder = new RequestDecoder(DecoderOptions.DEFAULT);
    Optional<Decoded> decoded = decoder.feed(ByteBuffer.wrap(Files.readAllBytes(request)));
    Decoded result = decoded.or(decoder::end).orElseThrow();
    byte[] bytes =
        result instanceof Decoded.Complete complete
            ? handler.answer(complete.request(), PEER).encode()
            : ((Decoded.Refused) result).failure().encode();
    return comparable(new String(bytes, ISO_8859_1));
  }

  private static String comparable(String answer) {
    return answer
        .replaceAll("Content-length: \\d+", "Content-length: N")
        .replaceAll("from localhost by \\S+\n", "from localhost by HOST\n")
        .replaceAll("\n\t\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}\n", "\n\tDATE\n")
        .replaceAll("=_[0-9A-F]{8}\\.[0-9A-F]{8}", "=_BOUNDARY")
        .replaceAll("SpamAssassin 4.0.1 \\([^)]*\\)", "SpamAssassin 4.0.1 (SUBVERSION)");
  }
}
