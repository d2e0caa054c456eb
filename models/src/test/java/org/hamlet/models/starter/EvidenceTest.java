package org.hamlet.models.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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
}
