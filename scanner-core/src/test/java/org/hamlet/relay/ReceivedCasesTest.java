package org.hamlet.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One Received field at a time: {@code relay/*.cases}, each a field and what it is read as. */
class ReceivedCasesTest {

  @TestFactory
  Stream<DynamicTest> readsAsSpamAssassinDoes() {
    return Stream.of(
            "authentication",
            "envelope-sender",
            "exim",
            "ignored",
            "microsoft",
            "other",
            "postfix",
            "qmail",
            "sendmail",
            "unparseable")
        .flatMap(ReceivedCasesTest::cases)
        .map(c -> DynamicTest.dynamicTest(c[0], () -> assertEquals(c[1], reading(c[0]))));
  }

  /**
   * Known differences, in fields hardly any server writes: what SpamAssassin reads and what we
   * read. One that went away has to leave the list.
   */
  @TestFactory
  Stream<DynamicTest> differsWhereItIsKnownToDifferAndAsIsKnown() {
    String[] lines = GoldenText.of("differs.cases").split("\n");
    assertEquals(0, lines.length % 3, "a field, what SpamAssassin reads, what we read");
    return Stream.iterate(0, i -> i < lines.length, i -> i + 3)
        .map(
            i ->
                DynamicTest.dynamicTest(
                    lines[i], () -> differs(lines[i], lines[i + 1], lines[i + 2])));
  }

  private static void differs(String value, String theirs, String ours) {
    assertEquals(ours.substring("=> ".length()), reading(value));
    assertNotEquals(theirs.substring("-> ".length()), reading(value));
  }

  private static Stream<String[]> cases(String family) {
    String[] lines = GoldenText.of(family + ".cases").split("\n");
    return Stream.iterate(0, i -> i + 1 < lines.length, i -> i + 2)
        .map(i -> new String[] {lines[i], lines[i + 1].substring("-> ".length())});
  }

  private static String reading(String value) {
    Reading reading =
        ReceivedReader.read(
            ReceivedText.of(
                new HeaderField("Received", Bytes.ofLatin1(" " + value)), new LimitLog()));
    if (reading instanceof Reading.Hop hop) {
      return RelayLine.of(hop.relay()) + (hop.relay().noReverseDns() ? " no-rdns" : "");
    }
    return reading instanceof Reading.Unparseable ? "unparseable" : "ignored";
  }
}
