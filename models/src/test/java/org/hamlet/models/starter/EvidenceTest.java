package org.hamlet.models.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Classification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

  private static final String HEAD =
      """
      Received: from mail.example.com (mail.example.com [192.0.2.7])
      \tby mx.example.org; Fri, 9 Oct 2026 12:29:07 +0000
      From: Sender <one@example.com>
      To: reader@example.org
      Subject: Lunch
      Message-ID: <1@example.com>
      """;
  private static final String BODY = "\nSee you at noon.\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List-Id: <list.example.net>\n",
        "X-Mailer: Some Program\n",
        "X-Spam-Status: No\n",
        "Precedence: list\n",
        "Date: Mon, 1 Jan 2001 00:00:00 +0000\n"
      })
  void fieldsThatTellOfACollectorOrAYearChangeNothing(String field) {
    assertThat(evidence(HEAD + field + BODY)).isEqualTo(evidence(HEAD + BODY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In-Reply-To: <2@example.org> | mark: answers",
        "Reply-To: other@example.net | mark: reply is another's",
        "Reply-To: other@news.example.com | mark: reply is the sender's",
        "X-Priority: 1 (Highest) | mark: priority 1",
      })
  void marksOfTheSender(String field, String mark) {
    assertThat(evidence(HEAD + BODY)).doesNotContain(mark);
    assertThat(evidence(HEAD + field + '\n' + BODY)).contains(mark);
  }

  @Test
  void namesOfTheSenderAgreeWithinOneDomain() {
    assertThat(evidence(HEAD + BODY))
        .contains(
            "mark: relay is the sender's",
            "mark: message id is the sender's",
            "mark: no link",
            "lunch",
            "subject: lunch",
            "noon");
    assertThat(evidence(HEAD + "\nhttp://www.example.net/x\n")).contains("mark: link is another's");
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com, example.com",
    "a.b.example.co.uk, example.co.uk",
    "example.org., example.org",
    "192.0.2.7, ''",
    "localhost, ''",
    "MAIL.Example.DE, example.de"
  })
  void registeredDomains(String host, String domain) {
    assertThat(SenderMarks.registered(host)).isEqualTo(domain);
  }

  @Test
  void aHugeBodyIsReadUpToTheLimits() {
    StringBuilder body = new StringBuilder("\n");
    for (int i = 0; i < 200_000; i++) {
      body.append("w").append(Integer.toString(i, 36)).append(i % 10 == 9 ? '\n' : ' ');
    }
    long words = evidence(HEAD + body).stream().filter(f -> !f.startsWith(Evidence.MARK)).count();
    assertThat(words).isBetween((long) Evidence.BODY_WORDS, Evidence.BODY_WORDS + 10L);
  }

  private static Set<String> evidence(String message) {
    Witness witness = new Witness();
    Optional<Classification> nothing =
        ShippedRules.addTo(Scanner.builder())
            .local(true)
            .classifier(witness)
            .build()
            .classify(ScanRequest.of(message.getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(nothing).isEmpty();
    return witness.seen;
  }

  private static final class Witness implements Classifier {
    private Set<String> seen = Set.of();

    @Override
    public boolean ready(Settings settings, Optional<String> user) {
      return true;
    }

    @Override
    public Optional<Classification> classify(ClassifierInput input) {
      seen = Evidence.of(input);
      return Optional.empty();
    }
  }

  /**
   * A limit and what shows it.
   *
   * @param message one in which the last word, or host, ends with that many
   * @param feature of that last one
   */
  record Edge(String limit, int value, IntFunction<String> message, String feature) {

    @Override
    public String toString() {
      return limit;
    }
  }

  static Stream<Edge> edges() {
    return Stream.of(
        new Edge(
            "Evidence.BODY_BYTES",
            Evidence.BODY_BYTES,
            n -> HEAD + "\n" + ".\n\n".repeat(2_000) + upTo(n - 6_000) + "\n",
            "zebra"),
        new Edge(
            "Evidence.BODY_WORDS",
            Evidence.BODY_WORDS,
            n -> HEAD + "\n" + "w ".repeat(n - 1) + "zebra\n",
            "zebra"),
        new Edge(
            "Evidence.SUBJECT_CHARS",
            Evidence.SUBJECT_CHARS,
            n -> "Subject: " + upTo(n) + "\n\n",
            "subject: zebra"),
        new Edge(
            "Evidence.SUBJECT_WORDS",
            Evidence.SUBJECT_WORDS,
            n -> "Subject: " + "w ".repeat(n - 1) + "zebra\n\n",
            "subject: zebra"),
        new Edge(
            "SenderMarks.MAX_FIELD_CHARS",
            SenderMarks.MAX_FIELD_CHARS,
            n ->
                HEAD.replace("Message-ID: <1@example.com>", "")
                    .replace("To: ", "Message-ID: <" + "x".repeat(n - 14) + "@example.com>\nTo: "),
            "mark: message id is the sender's"),
        new Edge(
            "SenderMarks.MAX_LINKS",
            SenderMarks.MAX_LINKS,
            n -> HEAD + "\n" + links(n - 1) + "http://example.com/\n",
            "mark: link is the sender's"));
  }

  private static String upTo(int bytes) {
    return ".".repeat(bytes - "zebra".length()) + "zebra";
  }

  private static String links(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "http://example.net/" + i + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("edges")
  void whatIsBeyondIsNoEvidence(Edge edge) {
    assertThat(evidence(edge.message().apply(edge.value()))).contains(edge.feature());
    assertThat(evidence(edge.message().apply(edge.value() + 1))).doesNotContain(edge.feature());
  }

  @Test
  void theHeaviestFeaturesAreShown() {
    byte[] weights = new byte[1 << StarterModel.BITS];
    Arrays.fill(weights, (byte) 1);
    StarterModel model = new StarterModel(weights, new StarterModel.Calibration(1, 0, 1, 0));
    List<String> features =
        IntStream.rangeClosed(0, StarterModel.MAX_SHOWN).mapToObj(i -> "w" + i).toList();
    weights[StarterModel.slot("w0")] = -2;
    weights[StarterModel.slot("w1")] = 0;
    assertThat(model.heaviest(features)).hasSize(StarterModel.MAX_SHOWN);
    weights[StarterModel.slot("w1")] = 1;
    assertThat(model.heaviest(features)).hasSize(StarterModel.MAX_SHOWN);
    assertThat(model.heaviest(features).get(0).text()).isEqualTo("w0");
  }
}
