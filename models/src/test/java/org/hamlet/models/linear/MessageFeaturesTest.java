package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFeaturesTest {

  private static final String HEADER =
      """
      Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org;
      \tMon, 2 Nov 2026 10:00:00 +0000
      From: A Person <a.person@example.com>
      To: b@example.org
      Subject: the garden on Sunday
      """;

  private static final String BODY = "\nBring the long ladder, see http://www.example.com/ladder\n";

  private static List<Set<Integer>> features(String message) {
    return MessageFeatures.of(Inputs.of(message)).experts().stream()
        .map(MessageFeaturesTest::set)
        .toList();
  }

  private static Set<Integer> set(int[] features) {
    return new HashSet<>(IntStream.of(features).boxed().toList());
  }

  /** What a mailbox, a list or another filter wrote would tell who collected the message. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "List-Id: <people.lists.example.org>",
        "List-Post: <mailto:people@lists.example.org>",
        "X-BeenThere: people@lists.example.org",
        "Sender: people-bounces@lists.example.org",
        "Errors-To: people-bounces@lists.example.org",
        "Precedence: list",
        "Delivered-To: collector@example.org",
        "Status: RO",
        "X-Status: A",
        "Content-Length: 812",
        "Lines: 24",
        "X-UIDL: 0001",
        "X-Mozilla-Status: 0001",
        "X-Spam-Status: Yes, score=9",
        "X-Virus-Scanned: by something",
        "X-Filter-Of-The-Collector: spam",
        "Authentication-Results: mx.example.org; spf=fail"
      })
  void whatTheCollectorWroteIsNoEvidence(String field) {
    assertThat(features(HEADER + field + "\n" + BODY)).isEqualTo(features(HEADER + BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Account-Key: account2",
        "Message-Id: <1@collector.example.org>",
        "To: c@example.org"
      })
  void whatStandsAboveTheNewestReceivedIsNoEvidence(String field) {
    assertThat(features(field + "\n" + HEADER + BODY)).isEqualTo(features(HEADER + BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Mailer: Bulk Sender 3",
        "X-Priority: 1",
        "Reply-To: c@example.net",
        "List-Unsubscribe: <mailto:out@example.net>",
        "Content-Type: text/plain; charset=koi8-r"
      })
  void whatTheSenderWroteIsEvidence(String field) {
    assertThat(features(HEADER + field + "\n" + BODY)).isNotEqualTo(features(HEADER + BODY));
  }

  @Test
  void theOrderOfFieldsIsEvidence() {
    String swapped =
        HEADER.replace("To: b@example.org\n", "").replace("From: A", "To: b@example.org\nFrom: A");
    assertThat(features(swapped + BODY).get(MessageFeatures.WORDS))
        .isNotEqualTo(features(HEADER + BODY).get(MessageFeatures.WORDS));
  }

  @Test
  void headersAndBodiesHaveDifferentFeaturesForTheSameBytes() {
    List<Set<Integer>> features = features(HEADER + "\n" + HEADER);
    Set<Integer> both = new HashSet<>(features.get(0));
    both.retainAll(features.get(1));
    assertThat(both).isEmpty();
  }

  @Test
  void aHugeMessageHasBoundedFeatures() {
    StringBuilder body = new StringBuilder("\n");
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 200_000; i++) {
      body.append(Integer.toString(random.nextInt() & 0xFFFFFF, 36)).append(' ');
    }
    StringBuilder header = new StringBuilder(HEADER);
    for (int i = 0; i < 1_000; i++) {
      header.append("X-Mailer: ").append(random.nextInt()).append('\n');
    }
    MessageFeatures features = MessageFeatures.of(Inputs.of(header + body.toString()));
    assertThat(features.experts().get(0).length).isLessThanOrEqualTo(ByteGrams.HEADER_BYTES);
    assertThat(features.experts().get(1).length).isLessThanOrEqualTo(ByteGrams.BODY_BYTES);
    assertThat(features.experts().get(2).length).isBetween(3_000, FeatureSet.MAX_FEATURES);
  }

  @Test
  void anEmptyMessageHasFewFeatures() {
    assertThat(features("").get(1)).isEmpty();
  }
}
