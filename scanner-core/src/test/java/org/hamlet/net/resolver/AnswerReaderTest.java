package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.net.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** How long replies without records are remembered. */
class AnswerReaderTest {

  private static final Name ASKED = Name.fromConstantString("example.com.");

  /** {@link AnswerReader#FAILURE_SECONDS} and {@link AnswerReader#NEGATIVE_SECONDS}. */
  @ParameterizedTest
  @CsvSource({"2, 30", "5, 30", "3, 60", "0, 60"})
  void whereTheServerDoesNotSay(int code, long seconds) {
    Message reply = new Message();
    reply.getHeader().setRcode(code);
    assertThat(AnswerReader.read(reply, ASKED, RecordType.A).ttlSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"700, 900, 700", "900, 61, 61", "5, 5, 5"})
  void whatTheServerSays(long ttl, long least, long seconds) {
    Message reply = new Message();
    reply.getHeader().setRcode(Rcode.NXDOMAIN);
    reply.addRecord(
        new SOARecord(ASKED, DClass.IN, ttl, ASKED, ASKED, 1, 1, 1, 1, least), Section.AUTHORITY);
    assertThat(AnswerReader.read(reply, ASKED, RecordType.A).ttlSeconds()).isEqualTo(seconds);
  }
}
