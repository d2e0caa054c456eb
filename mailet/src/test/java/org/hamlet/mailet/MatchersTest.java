package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchersTest {

  /** The mail scores 6.11 with PILLS, CAME_FROM and NO_DATE. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HasHamletScore, >=6.11,    true
          HasHamletScore, >6.11,     false
          HasHamletScore, >= 7,      false
          HasHamletScore, 6,         true
          HasHamletScore, <6.2,      true
          HasHamletScore, <=6.11,    true
          HasHamletScore, <-1.5,     false
          HasHamletHit,   PILLS,     true
          HasHamletHit,   WATCHES,   false
          IsHamletSpam,   '',        true
          """)
  void scannedMail(String matcher, String condition, boolean matches) throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan().service(mail);
    assertThat(matcher(matcher, condition).match(mail)).hasSize(matches ? 2 : 0);
  }

  @ParameterizedTest
  @CsvSource({"HasHamletScore, <100", "HasHamletHit, PILLS", "IsHamletSpam, ''"})
  void unscannedMailNeverMatches(String matcher, String condition) throws MessagingException {
    assertThat(matcher(matcher, condition).match(Mails.withBody("x"))).isEmpty();
  }

  @Test
  void recipientsOwnVerdictGoesFirst() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan().service(mail);
    Map<String, AttributeValue<?>> hers =
        Map.of(
            "org.hamlet.score", AttributeValue.of(1.0),
            "org.hamlet.spam", AttributeValue.of(false));
    mail.setAttribute(
        MarkNames.RECIPIENTS.withValue(
            AttributeValue.of(
                Map.<String, AttributeValue<?>>of("ann@example.org", AttributeValue.of(hers)))));

    assertThat(matcher("IsHamletSpam", "").match(mail))
        .containsExactly(new MailAddress("bob@example.org"));
    assertThat(matcher("HasHamletHit", "PILLS").match(mail))
        .containsExactly(new MailAddress("bob@example.org"));
    assertThat(matcher("HasHamletScore", "<2").match(mail))
        .containsExactly(new MailAddress("ann@example.org"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HasHamletScore | much    | HasHamletScore: not a comparison such as >=7: "much"
          HasHamletScore | ''      | HasHamletScore: not a comparison such as >=7: ""
          HasHamletHit   | no-rule | HasHamletHit: not the name of a rule: "no-rule"
          HasHamletHit   | __SUB   | HasHamletHit: sub rules are not kept: __SUB
          IsHamletSpam   | 5       | IsHamletSpam: takes no condition: 5
          """)
  void wrongConditionIsOneSentence(String matcher, String condition, String sentence) {
    assertThatThrownBy(() -> matcher(matcher, condition))
        .isInstanceOf(MessagingException.class)
        .hasMessage(sentence);
  }

  private static Matcher matcher(String name, String condition) throws MessagingException {
    Matcher matcher =
        switch (name) {
          case "HasHamletScore" -> new HasHamletScore();
          case "HasHamletHit" -> new HasHamletHit();
          default -> new IsHamletSpam();
        };
    matcher.init(FakeMatcherConfig.builder().matcherName(name).condition(condition).build());
    return matcher;
  }

  @Test
  void mailIsNotRouted() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan().service(mail);
    assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
  }
}
