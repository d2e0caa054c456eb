package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.junit.jupiter.api.Test;

/** Notes by hand of senders; points and keys are those that SpamAssassin 4.0.1 wrote. */
class SenderNotesTest {

  private static final String AWL = "loadplugin Mail::SpamAssassin::Plugin::AWL";
  private static final String TXREP = "loadplugin Mail::SpamAssassin::Plugin::TxRep";

  private final RememberedSenders senders = new RememberedSenders();

  private Scanner scanner(String... lines) {
    ScannerBuilder builder = Scanner.builder().local(true).history(senders);
    for (String line : lines) {
      builder.line(line);
    }
    return builder.build();
  }

  private SenderRecord known(String key) {
    SenderHistory.Records records =
        senders.of(RuleSetReader.english().read(new RuleSources()).settings(), Optional.empty());
    return records.find(key);
  }

  @Test
  void anEntryReplacesWhatIsKnownFromAllNetworks() {
    Scanner scanner = scanner(AWL);
    scanner.list("Foo@Bar.example", SenderListing.WELCOME);
    assertThat(known("foo@bar.example|ip=none")).isEqualTo(new SenderRecord(1, -100));
    scanner.list("foo@bar.example", SenderListing.BLOCK);
    assertThat(known("foo@bar.example|ip=none")).isEqualTo(new SenderRecord(1, 100));
    scanner.list("FOO@bar.example", SenderListing.REMOVE);
    assertThat(known("foo@bar.example|ip=none")).isEqualTo(SenderRecord.NONE);
  }

  @Test
  void anEntryOfTxRepOutweighsItsOtherMarks() {
    scanner(TXREP, "use_txrep 1").list("foo@bar.example", SenderListing.BLOCK);
    assertThat(known("txrep:foo@bar.example|ip=none")).isEqualTo(new SenderRecord(1, 650));
    scanner(TXREP, "use_txrep 1", "txrep_weight_email 5")
        .list("foo@bar.example", SenderListing.WELCOME);
    assertThat(known("txrep:foo@bar.example|ip=none")).isEqualTo(new SenderRecord(1, -430));
  }

  @Test
  void nothingIsNotedWithoutThePlugins() {
    assertThat(scanner().list("a@b.example", SenderListing.BLOCK)).isEqualTo(ListedSenders.NONE);
  }

  @Test
  void addressesBeyondTheLimitAreNotNoted() {
    Scanner scanner = scanner(AWL);
    int most = SenderNotes.MAX_ADDRESSES;
    assertThat(scanner.list(message(most), SenderListing.REMOVE).addresses()).hasSize(most);
    assertThat(scanner.list(message(most + 1), SenderListing.REMOVE).addresses()).hasSize(most);
  }

  /** To so many, in lines of which each is short enough to be read. */
  private static ScanRequest message(int addresses) {
    String header =
        IntStream.range(0, addresses)
            .mapToObj(i -> "a" + i + "@b.example")
            .collect(Collectors.joining(", "));
    int third = header.length() / 3;
    int first = header.indexOf(", ", third);
    int second = header.indexOf(", ", 2 * third);
    String text =
        "To: "
            + header.substring(0, first)
            + "\nCc: "
            + header.substring(first + 2, second)
            + "\nReply-To: "
            + header.substring(second + 2)
            + "\n\nx\n";
    return ScanRequest.of(text.getBytes(US_ASCII));
  }
}
