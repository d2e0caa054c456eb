package org.hamlet.net.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are long, or made to cost much. */
class SpfRecordTest {

  private static final int STACK_BYTES = 256 << 10;

  @Test
  void recordsLongerThanTheLimitAreNone() throws SpfSyntaxError {
    String longest = filled("v=spf1 ip4:192.0.2.1 all", " ");
    assertThat(SpfRecord.parse(longest).terms()).hasSize(2);
    assertThatThrownBy(() -> SpfRecord.parse(longest + " ")).isInstanceOf(SpfSyntaxError.class);
  }

  /** Nothing in RFC 7208 makes a long record an error; one of all the networks of a host may be. */
  @Test
  void aRecordOfThousandsOfNetworksIsRead() throws SpfSyntaxError {
    String record = filled("v=spf1", " ip4:198.51.100.10");
    assertThat(SpfRecord.parse(record).terms()).hasSizeGreaterThan(3_000);
  }

  @Test
  void domainsThatAreWrittenLongerThanTheLimitAreNone() throws SpfSyntaxError {
    String longest = "%{s}".repeat(SpfMacro.MAX_CHARS / 4);
    assertThat(SpfRecord.parse("v=spf1 exists:" + longest).terms()).hasSize(1);
    for (String term : new String[] {"exists:x", "include:x", "a:x", "redirect=x", "exp=x"}) {
      assertThatThrownBy(() -> SpfRecord.parse("v=spf1 " + term + longest))
          .isInstanceOf(SpfSyntaxError.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "-", "%%", "%{s}", "%{d", "a-", ".", "/1", "//", "a."})
  void longWordsNeedNoDeepStack(String repeated) throws Exception {
    for (String start : new String[] {"v=spf1 a:x.", "v=spf1 exists:%{i}.", "v=spf1 word="}) {
      String record = filled(start, repeated);
      FutureTask<Integer> task =
          new FutureTask<>(
              () -> {
                try {
                  return SpfRecord.parse(record).terms().size();
                } catch (SpfSyntaxError no) {
                  return -1;
                }
              });
      new Thread(null, task, "small stack", STACK_BYTES).start();
      assertThat(task.get()).isBetween(-1, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    "example.com., true",
    "a.b-c, true",
    "a.1-1, true",
    "a.1a, true",
    "com, false",
    "a.11, false",
    "a.-b, false",
    "a.b-, false",
    "a.b_c, false",
    "a.., false"
  })
  void lastLabelIsOne(String domain, boolean right) {
    boolean read;
    try {
      SpfMacro.domain(domain);
      read = true;
    } catch (SpfSyntaxError e) {
      read = false;
    }
    assertThat(read).isEqualTo(right);
  }

  private static String filled(String start, String with) {
    return start + with.repeat((SpfRecord.MAX_CHARS - start.length()) / with.length());
  }
}
