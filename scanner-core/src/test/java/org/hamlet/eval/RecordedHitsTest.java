package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Eval functions on messages whose hits SpamAssassin 4.0.1 gave, in {@code resources/eval}. */
class RecordedHitsTest {

  private static final List<String> TOPICS =
      List.of(
          "address-lists",
          "alternatives",
          "blank-lines",
          "bounces",
          "capitals",
          "capitals-by-charset",
          "charset-references",
          "charsets",
          "display-names",
          "free-mail",
          "hops",
          "html",
          "html-empty",
          "html-names",
          "https-mismatch",
          "images",
          "languages",
          "languages-inactive",
          "languages-of-all",
          "list-mail",
          "lists-and-redirectors",
          "links-and-subjects",
          "links-not-normalized",
          "messages-without-parts",
          "mime",
          "mime-names",
          "nested-alternatives",
          "obfuscation",
          "obfuscation-not-normalized",
          "octets",
          "octets-not-normalized",
          "odd-parts",
          "office-documents",
          "office-packages",
          "office-documents-configured",
          "pdf",
          "phishing",
          "phishing-without-query",
          "received-dates",
          "short-links",
          "signatures");

  @TestFactory
  Stream<DynamicContainer> hitsWhatSpamAssassinHits() {
    return TOPICS.stream().map(RecordedHitsTest::container);
  }

  /**
   * Known differences: SpamAssassin's hits recorded, ours behind {@code | here:} in the title. One
   * that went away has to leave the list.
   */
  @TestFactory
  Stream<DynamicTest> differsWhereItIsKnownToDifferAndAsIsKnown() {
    Scanner scanner = RecordedCase.scanner("languages-differ");
    return RecordedCase.of("languages-differ").stream()
        .map(
            recorded ->
                DynamicTest.dynamicTest(
                    recorded.title(),
                    () -> {
                      String ours = hits(scanner, recorded.message().toArray());
                      assertEquals(recorded.title().split(" \\| here: ")[1], ours);
                      assertNotEquals(recorded.hits(), ours);
                    }));
  }

  private static DynamicContainer container(String topic) {
    Scanner scanner = RecordedCase.scanner(topic);
    List<RecordedCase> cases = RecordedCase.of(topic);
    System.out.printf("%s: %d messages with recorded hits%n", topic, cases.size());
    return DynamicContainer.dynamicContainer(
        topic,
        cases.stream()
            .map(
                recorded ->
                    DynamicTest.dynamicTest(
                        recorded.title(),
                        () ->
                            assertEquals(
                                recorded.hits(), hits(scanner, recorded.message().toArray())))));
  }

  private static String hits(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message)).verdict().hits().stream()
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
