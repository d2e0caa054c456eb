package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten times as much of anything makes a scan allocate no more than twice its linear share: bytes
 * allocated stand for work here since they are the same in every run. benchmarks/scaling measures
 * the time.
 */
class ScanCostTest {

  private static final double MAX_FACTOR = 2;
  private static final int TIMES = 10;

  private static final Scanner SCANNER =
      Scanner.builder()
          .local(true)
          .line("body_part_scan_size 0")
          .line("rawbody_part_scan_size 0")
          .line("header FIELDS ALL =~ /quick\\s+(brown|green)/")
          .line("body WORDS /quick\\s+(brown|green)/i")
          .line("rawbody RAW /[0-9]{12}/")
          .line("full WHOLE /never seen/")
          .line("uri LINKED /nothing/")
          .line("body UPPER eval:check_for_uppercase('75','100')")
          .line("body IMAGES eval:html_image_ratio('0.000','0.002')")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | '' | text/plain | 'The lazy fox and quick brown dogs.~'",
        "500 | '' | text/plain | 'one line of words and more words '",
        "500 | '' | text/plain | 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
        "500 | '' | text/html | '<p>Some <b>words</b> &amp; more</p>~'",
        "500 | '' | text/html | '<'",
        "500 | '' | text/plain | '(((('",
        "100 | '' | text/plain | 'see http://w%d.example.com/a now~'",
        "100 | 'X-Field-%d: some words~' | text/plain | 'text'",
        "100 | 'Received: from a%d (a [192.0.2.1]) by b~' | text/plain | 'text'"
      })
  void tenTimesAsMuchCostsTenTimes(int count, String field, String type, String piece) {
    allocated(message(count, field, type, piece));
    long once = allocated(message(count, field, type, piece));
    long more = allocated(message(TIMES * count, field, type, piece));
    assertThat((double) more / once).isLessThan(MAX_FACTOR * TIMES);
  }

  private static byte[] message(int count, String field, String type, String piece) {
    StringBuilder out = new StringBuilder();
    if (!field.isEmpty()) {
      repeat(out, field, count);
    }
    out.append("Content-Type: ").append(type).append("~~");
    repeat(out, piece, field.isEmpty() ? count : 1);
    return out.toString().replace('~', '\n').getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void repeat(StringBuilder out, String piece, int count) {
    for (int i = 0; i < count; i++) {
      out.append(piece.replace("%d", Integer.toString(i)));
    }
  }

  private static long allocated(byte[] message) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    SCANNER.scan(ScanRequest.of(message).withoutIdleSubRules());
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
