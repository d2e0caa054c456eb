package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;

class HamletScanTest {

  private static final String STATUS = MarkNames.STATUS.asString();
  private static final String FLAG = MarkNames.FLAG.asString();

  @Test
  void spamHasTheMarksOfSpamAssassinsMailet() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan().service(mail);

    assertThat(Mails.header(mail, "bob@example.org", STATUS))
        .isEqualTo("Yes, hits=6.1 required=5.0");
    assertThat(Mails.header(mail, "ann@example.org", STATUS))
        .isEqualTo("Yes, hits=6.1 required=5.0");
    assertThat(Mails.header(mail, "bob@example.org", FLAG)).isEqualTo("YES");
    assertThat(Mails.attribute(mail, MarkNames.STATUS, String.class))
        .isEqualTo("Yes, hits=6.1 required=5.0");
    assertThat(Mails.attribute(mail, MarkNames.FLAG, String.class)).isEqualTo("YES");
  }

  @Test
  void hamHasThemToo() throws MessagingException {
    FakeMail mail = Mails.withBody("Lunch?");
    Configured.scan().service(mail);

    assertThat(Mails.header(mail, "bob@example.org", STATUS))
        .isEqualTo("No, hits=0.1 required=5.0");
    assertThat(Mails.header(mail, "bob@example.org", FLAG)).isEqualTo("NO");
    assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
  }

  @Test
  void attributesTellScoreAndHits() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan("requiredScore", "7").service(mail);

    assertThat(Mails.attribute(mail, MarkNames.SCORE, Double.class)).isEqualTo(6.11);
    assertThat(Mails.attribute(mail, MarkNames.REQUIRED, Double.class)).isEqualTo(7.0);
    assertThat(Mails.attribute(mail, MarkNames.SPAM, Boolean.class)).isFalse();
    assertThat(Mails.map(mail, MarkNames.HITS))
        .isEqualTo(
            Map.of(
                "PILLS", AttributeValue.of(6.0),
                "CAME_FROM", AttributeValue.of(0.1),
                "NO_DATE", AttributeValue.of(0.01)));
  }

  @Test
  void attributesSurviveTheSpool() throws MessagingException, IOException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan().service(mail);
    for (var attribute : mail.attributes().toList()) {
      String json = attribute.getValue().toJson().orElseThrow().toString();
      assertThat(AttributeValue.fromJsonString(json)).isEqualTo(attribute.getValue());
    }
  }

  @Test
  void messageIsMarkedAndOtherwiseLeftAlone() throws MessagingException, IOException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    String before = Mails.text(mail);
    Configured.scan("rewriteSubject", "***").service(mail);

    String after = Mails.text(mail);
    assertThat(after).startsWith("X-Spam-").contains("X-Spam-Flag: YES\n");
    assertThat(after).contains("\nSubject: *** hello\n").doesNotContain("Return-Path", "\nDate:");
    assertThat(after).contains("\nX-Spam-Prev-Subject: hello\n\nCheap pills");
    assertThat(after.replaceAll("(?m)^X-Spam-.*\n(?:[ \t].*\n)*", "").replace("*** ", ""))
        .isEqualTo(before);
  }

  @Test
  void withoutHeadersTheMessageIsTheSameObject() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Object before = mail.getMessage();
    Configured.scan("addHeaders", "false").service(mail);
    assertThat(mail.getMessage()).isSameAs(before);
  }

  @Test
  void marksOfOthersAreTakenOut() throws MessagingException, IOException {
    String message =
        Mails.RECEIVED + "From: alice@example.com\nX-Spam-Status: No, all fine\n\nLunch?\n";
    for (String perUser : new String[] {"false", "true"}) {
      FakeMail mail = Mails.of(message).build();
      Configured.scan("perUser", perUser).service(mail);
      assertThat(Mails.text(mail)).doesNotContain("all fine");
    }
  }

  @Test
  void reportSafeWrapsSpam() throws MessagingException, IOException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan("reportSafe", "1").service(mail);
    assertThat(Mails.text(mail))
        .contains("Content-Type: message/rfc822")
        .contains("Cheap pills here");
  }

  @Test
  void envelopeSenderIsSeen() throws MessagingException {
    String local = "From: alice@example.com\nSubject: x\n\nLunch?\n";
    FakeMail list = Mails.of(local).sender("bounces@list.example").build();
    Configured.scan().service(list);
    assertThat(Mails.keys(list, MarkNames.HITS)).contains("SENT_BY_LIST");

    FakeMail bounce =
        Mails.of(local).sender(org.apache.james.core.MaybeSender.nullSender()).build();
    Configured.scan().service(bounce);
    assertThat(Mails.keys(bounce, MarkNames.HITS)).contains("NULL_SENDER");
  }

  @Test
  void spamGoesToItsProcessorAndTheWorstToAnother() throws MessagingException {
    HamletScan mailet =
        Configured.scan(
            "spamProcessor", "spam", "rejectProcessor", "reject", "rejectThreshold", "12");
    FakeMail ham = Mails.withBody("Lunch?");
    FakeMail spam = Mails.withBody("Cheap pills here");
    FakeMail worst = Mails.withBody("Golden watches");
    mailet.service(ham);
    mailet.service(spam);
    mailet.service(worst);

    assertThat(ham.getState()).isEqualTo(Mail.DEFAULT);
    assertThat(spam.getState()).isEqualTo("spam");
    assertThat(worst.getState()).isEqualTo("reject");
    assertThat(mailet.requiredProcessingState())
        .containsExactly(new ProcessingState("spam"), new ProcessingState("reject"));
  }

  @Test
  void largeMailPassesUnscanned() throws MessagingException {
    FakeMail atLimit = Mails.withBody("Cheap pills here");
    String size = Long.toString(atLimit.getMessageSize());
    Configured.scan("maxSize", size).service(atLimit);
    assertThat(Mails.attribute(atLimit, MarkNames.SPAM, Boolean.class)).isTrue();

    FakeMail beyond = Mails.withBody("Cheap pills here!");
    Configured.scan("maxSize", size).service(beyond);
    assertThat(beyond.getAttribute(MarkNames.SPAM)).isEmpty();
    assertThat(Mails.attribute(beyond, MarkNames.SKIPPED, String.class))
        .isEqualTo("larger than maxSize, " + size + " bytes");
    assertThat(Mails.header(beyond, "bob@example.org", STATUS)).isEqualTo("?");
  }

  @Test
  void failureLetsMailPassAndSaysSo() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    mail.setMessage(new UnreadableMessage());
    Configured.scan("spamProcessor", "spam").service(mail);

    assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    assertThat(Mails.attribute(mail, MarkNames.ERROR, String.class)).contains("the disk is gone");
    assertThat(Mails.header(mail, "bob@example.org", STATUS)).isEqualTo("?");
  }

  @Test
  void failureIsJamessWhereWished() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    mail.setMessage(new UnreadableMessage());
    HamletScan mailet = Configured.scan("onFailure", "error");
    assertThatThrownBy(() -> mailet.service(mail))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("was not scanned");
  }
}
