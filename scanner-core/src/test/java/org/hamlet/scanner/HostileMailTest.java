package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Far more of one thing than any limit: the scan ends long before its time and names the limit. */
class HostileMailTest {

  private static final Scanner SCANNER =
      Scanner.builder()
          .local(true)
          .line("header ALL_SEEN ALL =~ /x/")
          .line("body SEEN /nothing/")
          .line("uri LINKED /nothing/")
          .line("header UNUSABLE eval:check_messageid_not_usable()")
          .line("body COMMENT eval:html_text_match('comment', '<!.*?>')")
          .line("header SHOUTS eval:subject_is_all_caps()")
          .line("header RATWARE eval:check_ratware_name_id()")
          .line("header JUNO eval:check_for_forged_juno_received_headers()")
          .line("header FREE eval:check_freemail_replyto('replyto')")
          .line("freemail_domains example.com")
          .line("body STOCK eval:check_stock_info('2')")
          .build();

  /** Fields on which a function's own pattern once took a minute, outside of any limit. */
  @ParameterizedTest
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @CsvSource({
    "List-Unsubscribe, <mailto:leave-a, 266, @, 4000",
    "List-Unsubscribe, <mailto:a, 700, -unsubscribe@, 300",
    "Mailing-List, 'contact ', 1, @, 8000"
  })
  void patternsOfFunctionsAreLinear(String field, String a, int times, String b, int more) {
    String value = a.repeat(times) + b.repeat(more);
    String mail = "Received: from a (a [192.0.2.1]) by b\n" + field + ": " + value + "\n\nx\n";
    assertEndsInTime(mail);
  }

  /** Mail on which patterns of functions once took minutes, or all of the stack. */
  @ParameterizedTest(name = "{0}")
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @CsvSource(
      delimiter = '|',
      value = {
        "replies | Subject: ~ | re:  | 2000 | 1",
        "replies in many fields | Subject: | re: | 2000 | 50",
        "names | Message-Id: <AAAAAAAAAAAAAAAAAAAAAAAAAAAA.x>~From: | \"x\"< | 2000 | 64",
        "ids | From: \"a\" <b>~Message-Id: | <AAAAAAAAAAAAAAAAAAAAAAAAAAAA. | 200 | 64",
        "charsets | Subject: | =?a?b? | 1000 | 200",
        "hosts | From: a@juno.com~X-Originating-IP: 192.0.2.1~Received: | from juno.com~  | 2000 | 5",
        "blanks | Content-Type: text/plain~~ | ' ' | 100000 | 1",
        "words | Content-Type: text/plain~~ | y~ | 100000 | 1"
      })
  void patternsOfFunctionsEndAndNeedNoStack(
      String name, String start, String piece, int times, int fields) {
    String text = start.replace('~', '\n');
    int last = text.stripTrailing().lastIndexOf('\n') + 1;
    String field = text.substring(last) + piece.replace('~', ' ').repeat(times) + "\n";
    String mail = text.substring(0, last) + field.repeat(fields) + "\nx\n";
    assertEndsInTime(mail);
  }

  /**
   * Each of them begins a match that wants what never comes: runs to the end in vain are counted.
   */
  @ParameterizedTest
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @ValueSource(strings = {"x<!--", "x<!DOCTYPE ", "x<![if x"})
  void markupThatNeverEndsIsReadInLinearTime(String piece) {
    String mail = "Content-Type: text/html\n\n" + piece.repeat(80_000) + "\n";
    assertEndsInTime(mail);
  }

  @ParameterizedTest
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  @CsvSource(
      delimiter = '|',
      value = {
        "200001 | Content-Type: text/html~~   | <div><p> | text.html.HtmlLimits.maxTags",
        "200001 | Content-Type: text/html~~   | <div>    | text.html.HtmlLimits.maxNesting",
        "100000 | Content-Type: text/html~~   | <img src=http://a.com> | text.html.HtmlLimits.maxLinks",
        "10000  | Subject: x~                 | X-Other: abcdefg~ | text.PseudoFields.MAX_ALL_CHARS",
        "100000 | Subject: x~                 | Received: from a by b~ | relay.RelayParser.MAX_RECEIVED_FIELDS",
        "100000 | Content-Type: multipart/mixed; boundary=b~~ | --b~~x~ | message.MessageLimits.maxPartsPerMultipart"
      })
  void endsAndTellsTheLimit(int times, String start, String piece, String limit) {
    String mail = (start + piece.repeat(times)).replace('~', '\n');
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    Verdict verdict = SCANNER.scan(ScanRequest.of(bytes)).verdict();
    assertThat(verdict.limits()).extracting(LimitReached::name).contains(limit);
    assertThat(verdict.limits()).extracting(LimitReached::name).doesNotContain("time_limit");
  }

  /** Each address of one field was once compared with each of the other. */
  @Test
  void manyAuthorsWithManyAddressesForAnswersAreComparedInLinearTime() {
    String mail = addresses("From", "a") + addresses("Reply-To", "b") + "\nx\n";
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    assertEndsInTime(mail);
    assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(3_000_000_000L);
  }

  private static String addresses(String field, String name) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      fields.append(field).append(": ");
      for (int j = 0; j < 400; j++) {
        fields.append(name).append(i * 400 + j).append("@example.com,");
      }
      fields.append('\n');
    }
    return fields.toString();
  }

  private static void assertEndsInTime(String mail) {
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SCANNER.scan(ScanRequest.of(bytes)).verdict().limits())
        .extracting(LimitReached::name)
        .doesNotContain("time_limit");
  }
}
