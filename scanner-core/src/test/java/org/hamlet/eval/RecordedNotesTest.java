package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Hit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a report says beside hits, as SpamAssassin 4.0.1 says it of the messages in {@code
 * resources/eval}: {@code notes.tsv} has topic, message, rule and note.
 */
class RecordedNotesTest {

  /** Topics that SpamAssassin was asked about; of those without a line it says nothing. */
  private static final List<String> TOPICS =
      List.of(
          "address-lists",
          "bounces",
          "display-names",
          "free-mail",
          "hops",
          "html",
          "https-mismatch",
          "images",
          "links-and-subjects",
          "lists-and-redirectors",
          "office-documents",
          "office-packages",
          "office-documents-configured",
          "pdf",
          "phishing",
          "phishing-without-query",
          "short-links");

  /** SpamAssassin takes one of several addresses, another in every process. */
  private static final String ANY = "(differs from run to run)";

  @TestFactory
  Stream<DynamicTest> notesAreSpamAssassins() {
    List<String> recorded = RecordedCase.text("notes.tsv").lines().toList();
    return TOPICS.stream()
        .map(
            topic ->
                DynamicTest.dynamicTest(
                    topic,
                    () -> {
                      List<String> expected =
                          recorded.stream().filter(line -> line.startsWith(topic + "\t")).toList();
                      assertThat(notes(topic, expected)).hasSameElementsAs(expected);
                    }));
  }

  private static List<String> notes(String topic, List<String> expected) {
    Scanner scanner = RecordedCase.scanner(topic);
    List<String> notes = new ArrayList<>();
    for (RecordedCase recorded : RecordedCase.of(topic)) {
      ScanRequest request = ScanRequest.of(recorded.message().toArray());
      for (Hit hit : scanner.scan(request).verdict().hits()) {
        String start = String.join("\t", topic, recorded.title(), hit.rule().text(), "");
        boolean any = expected.contains(start + ANY);
        hit.notes().forEach(note -> notes.add(start + (any ? ANY : inOrder(note))));
      }
    }
    return notes;
  }

  /** The addresses of a list in order, white space as one space. */
  private static String inOrder(String note) {
    return Stream.of(note.replaceAll("\\s+", " ").split(", "))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
