package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door: what is around a scan comes in through the builder, and a reload replaces it all. */
class ScannerTest {

  private static final byte[] SPAM =
      "From: a@example.com\nSubject: x\n\npoison\n".getBytes(ISO_8859_1);

  @TempDir Path folder;

  @Test
  void reportsAreMadeWithTheGivenTimeHostAndRandomNumbers() {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("body POISON /poison/")
            .line("score POISON 10")
            .clock(Clock.fixed(Instant.ofEpochSecond(0x6543210FL), ZoneOffset.ofHours(2)))
            .hostname("elsinore.example.org")
            .random(() -> 0xCAFE_F00DL << Integer.SIZE)
            .build();
    String marked = new String(scanner.scan(ScanRequest.of(SPAM)).markedMessage(), ISO_8859_1);
    assertThat(marked)
        .startsWith("Received: from localhost by elsinore.example.org\n")
        .contains("\tThu, 02 Nov 2023 06:09:51 +0200\n", "\"----------=_6543210F.CAFEF00D\"");
  }

  @Test
  void messageWithCrlfIsMarkedLikeOneWithLf() {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("body POISON /poison/")
            .line("score POISON 10")
            .line("report_safe 0")
            .line("rewrite_header Subject [SPAM]")
            .build();
    String lf = new String(SPAM, ISO_8859_1);
    byte[] crlf = lf.replace("\n", "\r\n").getBytes(ISO_8859_1);
    String marked = new String(scanner.scan(ScanRequest.of(SPAM)).markedMessage(), ISO_8859_1);
    assertThat(marked).contains("\nSubject: [SPAM] x\nX-Spam-Prev-Subject: x\n\npoison\n");
    assertThat(new String(scanner.scan(ScanRequest.of(crlf)).markedMessage(), ISO_8859_1))
        .isEqualTo(marked.replace("\n", "\r\n"));
  }

  @Test
  void reloadReadsTheFilesAgain() throws IOException {
    Path file = folder.resolve("10.cf");
    Files.writeString(file, "body POISON /poison/\n");
    Scanner scanner = Scanner.builder().local(true).rules(folder).build();
    assertThat(scanner.scan(ScanRequest.of(SPAM)).verdict().hits()).hasSize(1);
    Files.writeString(file, "body ELIXIR /elixir/\n");
    assertThat(scanner.scan(ScanRequest.of(SPAM)).verdict().hits()).hasSize(1);
    scanner.reload();
    assertThat(scanner.scan(ScanRequest.of(SPAM)).verdict().hits()).isEmpty();
  }

  @Test
  void reloadOfAnEmptiedFolderKeepsTheRulesInUse() throws IOException {
    Path file = folder.resolve("10.cf");
    Files.writeString(file, "body POISON /poison/\n");
    Scanner scanner = Scanner.builder().local(true).rules(folder).build();
    Files.delete(file);
    assertThat(scanner.reload()).isFalse();
    assertThat(scanner.scan(ScanRequest.of(SPAM)).verdict().hits()).hasSize(1);
    Files.writeString(file, "body ELIXIR /elixir/\n");
    assertThat(scanner.reload()).isTrue();
    assertThat(scanner.scan(ScanRequest.of(SPAM)).verdict().hits()).isEmpty();
  }
}
