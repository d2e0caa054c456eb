package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
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
          "bounces",
          "capitals",
          "charsets",
          "display-names",
          "free-mail",
          "hops",
          "html",
          "html-empty",
          "https-mismatch",
          "images",
          "languages",
          "languages-inactive",
          "languages-of-all",
          "list-mail",
          "lists-and-redirectors",
          "links-and-subjects",
          "mime",
          "obfuscation",
          "obfuscation-not-normalized",
          "office-documents",
          "office-documents-configured",
          "pdf",
          "phishing",
          "phishing-without-query",
          "received-dates",
          "short-links",
          "signatures");

  private static final Pattern RECORDED_AT =
      Pattern.compile("^# Recorded at (\\S+)$", Pattern.MULTILINE);

  private record Recorded(String title, String hits, Bytes message) {}

  @TestFactory
  Stream<DynamicContainer> hitsWhatSpamAssassinHits() {
    return TOPICS.stream().map(RecordedHitsTest::container);
  }

  private static DynamicContainer container(String topic) {
    Scanner scanner =
        Scanner.builder()
            .rules(RecordedHitsTest.class, "/eval/" + topic + ".cf")
            .clock(clock(topic))
            .local(true)
            .build();
    List<Recorded> cases = cases(topic);
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

  /** The time that the settings name as that of the recording, or now. */
  private static Clock clock(String topic) {
    Matcher at = RECORDED_AT.matcher(text(topic + ".cf"));
    return at.find() ? Clock.fixed(Instant.parse(at.group(1)), ZoneOffset.UTC) : Clock.systemUTC();
  }

  private static String hits(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message)).verdict().hits().stream()
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static List<Recorded> cases(String topic) {
    List<Recorded> cases = new ArrayList<>();
    String all = "\n" + text(topic + ".cases");
    for (String part : all.substring(0, all.length() - 1).split("\n=== ", -1)) {
      String[] lines = part.split("\n", 3);
      if (lines.length == 3) {
        String hits = lines[1].substring("---".length()).strip();
        Bytes message = Bytes.ofLatin1(lines[2] + "\n");
        cases.add(new Recorded(lines[0], hits, message));
      }
    }
    return cases;
  }

  private static String text(String name) {
    try (InputStream in = RecordedHitsTest.class.getResourceAsStream("/eval/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
