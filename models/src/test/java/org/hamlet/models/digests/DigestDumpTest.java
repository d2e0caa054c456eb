package org.hamlet.models.digests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class DigestDumpTest {

  private static DigestDump.Content read(String line) throws IOException {
    return DigestDump.read(new BufferedReader(new StringReader("hamlet digests 1\n" + line)));
  }

  /** A line of a reporter with a name that fills it up. */
  private static String line(int chars, String start) {
    String rest = "\t" + start + "\t0\t0";
    String head = "reporter\t0\t";
    return head + "61".repeat((chars - head.length() - rest.length()) / 2) + rest;
  }

  @Test
  void aLineIsReadUpToItsLimitAndNotBeyond() throws IOException {
    String longest = line(DigestDump.MAX_LINE_CHARS, "0.50");
    assertThat(longest).hasSize(DigestDump.MAX_LINE_CHARS);
    assertThat(read(longest).reporters()).hasSize(1);
    assertThat(read(longest).badLines()).isZero();
    String longer = line(DigestDump.MAX_LINE_CHARS + 1, "0.500");
    assertThat(longer).hasSize(DigestDump.MAX_LINE_CHARS + 1);
    assertThat(read(longer).reporters()).isEmpty();
    assertThat(read(longer).badLines()).isEqualTo(1);
  }
}
