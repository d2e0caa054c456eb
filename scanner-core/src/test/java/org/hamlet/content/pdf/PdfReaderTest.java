package org.hamlet.content.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.api.Test;

/** Reading PDF files where the recorded messages do not reach: limits and hostile files. */
class PdfReaderTest {

  @Test
  void keepsNoMoreLinksThanTheLimit() {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < PdfReader.MAX_URIS; i++) {
      links.append("/URI (http://a").append(i).append(".example.com/)\n");
    }
    assertThat(read(links.toString()).uris()).hasSize(PdfReader.MAX_URIS);
    links.append("/URI (http://beyond.example.com/)\n");
    assertThat(read(links.toString()).uris())
        .hasSize(PdfReader.MAX_URIS)
        .doesNotContain("http://beyond.example.com/");
  }

  /** Each key alone would make the reader look at all that follows it. */
  @Test
  void bracketsThatNeverCloseTakeNoLonger() {
    int count = 100_000;
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(read("/Author (".repeat(count)).details()).isEmpty();
          assertThat(read("/Title <".repeat(count)).details()).isEmpty();
          assertThat(read("/ModDate(D:".repeat(count)).details()).isEmpty();
          assertThat(read("/URI(\\".repeat(count)).uris()).isEmpty();
          assertThat(read("1 0 0 1 0 0 ".repeat(count)).images()).isEmpty();
        });
  }

  @Test
  void noFileIsTooBroken() {
    long seed = 20_260_101;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String pieces = "/Author(<>)\\\n\r /Image/Width 9/Height 9(D:1234)7777\u00fe\u00ff";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder file = new StringBuilder("%PDF-1.4\n");
      for (int j = random.nextInt(20); j >= 0; j--) {
        int at = random.nextInt(pieces.length());
        file.append(pieces, at, Math.min(pieces.length(), at + random.nextInt(12)));
      }
      assertThat(PdfReader.read(Bytes.ofLatin1(file.toString()), new LimitLog())).isPresent();
    }
  }

  private static PdfFile read(String lines) {
    return PdfReader.read(Bytes.ofLatin1("%PDF-1.4\n" + lines), new LimitLog()).orElseThrow();
  }
}
