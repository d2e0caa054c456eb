package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.mail.MessagingException;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HamletLearnTest {

  private static final String LETTER =
      "From: alice@example.com\nMessage-ID: <1@example.com>\nSubject: hello\n\nCheap pills\n";

  private static final String WORDS =
      "our warehouse is full of garden chairs and we have to clear it before the winter comes so"
          + " whoever orders this week pays half of the price and gets a table for nothing\n";

  @TempDir private Path state;
  private final SharedScanners scanners = new SharedScanners();

  private FakeMailetConfig config(String... more) {
    FakeMailetConfig.Builder config =
        Configured.config(more)
            .setProperty("rules", Configured.fewRules().toString())
            .setProperty("state", state.toString());
    return config.build();
  }

  private HamletLearn learner(String as, String... more) throws MessagingException {
    HamletLearn mailet = new HamletLearn(scanners, Configured.FILES);
    FakeMailetConfig.Builder config =
        Configured.config(more)
            .setProperty("rules", Configured.fewRules().toString())
            .setProperty("state", state.toString())
            .setProperty("as", as);
    mailet.init(config.build());
    return mailet;
  }

  private static FakeMail mail(String message) throws MessagingException {
    return Mails.of(message)
        .attribute(Mail.SMTP_AUTH_USER.withValue(AttributeValue.of("ann@example.org")))
        .build();
  }

  private static int learned(Mail mail) {
    return Mails.attribute(mail, MarkNames.LEARNED, Integer.class);
  }

  private int learnedBy(HamletLearn mailet, String message) throws MessagingException {
    FakeMail mail = mail(message);
    mailet.service(mail);
    return learned(mail);
  }

  private static String forwarded(String... letters) {
    StringBuilder text =
        new StringBuilder(
            """
            From: ann@example.org
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain

            See below.
            """);
    for (String letter : letters) {
      text.append("--b\nContent-Type: message/rfc822\n\n").append(letter);
    }
    return text.append("--b--\n").toString();
  }

  @Test
  void mailIsLearnedOnceCorrectedAndForgotten() throws MessagingException {
    assertThat(learnedBy(learner("spam"), LETTER)).isEqualTo(1);
    assertThat(learnedBy(learner("spam"), LETTER)).isZero();
    assertThat(learnedBy(learner("ham"), LETTER)).isEqualTo(1);
    assertThat(learnedBy(learner("forget"), LETTER)).isEqualTo(1);
    assertThat(learnedBy(learner("forget"), LETTER)).isZero();
  }

  @Test
  void digestsCountWhatIsNew(@TempDir Path site) throws Exception {
    Files.writeString(
        site.resolve("local.cf"),
        "use_hamlet_digests 1\nfull DIGEST eval:check_hamlet_digest('body', '2')\n");
    String[] told = {"site", site.toString()};
    String letter = LETTER + "one two three four five six seven eight nine ten ".repeat(3) + WORDS;
    learnedBy(learner("spam", told), letter);
    learnedBy(learner("spam", told), letter);
    assertThat(hits(letter, site)).doesNotContain("DIGEST");
    String another = "Date: Mon, 1 Jan 2024 00:00:00 +0000\n" + letter.replace("<1@", "<2@");
    assertThat(learnedBy(learner("spam", told), another)).isEqualTo(1);
    assertThat(hits(letter, site)).contains("DIGEST");
    learnedBy(learner("forget", told), letter);
    assertThat(hits(letter, site)).doesNotContain("DIGEST");
  }

  private String hits(String letter, Path site) throws MessagingException {
    HamletScan scan = new HamletScan(scanners, Configured.FILES);
    scan.init(config("site", site.toString()));
    FakeMail mail = mail(letter);
    scan.service(mail);
    return mail.getAttribute(MarkNames.HITS).orElseThrow().getValue().toString();
  }

  @Test
  void attachedMessagesAreLearnedInPlaceOfTheMail() throws MessagingException {
    String other = LETTER.replace("<1@", "<2@").replace("Cheap", "Dear");
    assertThat(learnedBy(learner("spam"), forwarded(LETTER, other))).isEqualTo(2);
    assertThat(learnedBy(learner("spam"), forwarded(LETTER))).isZero();
    assertThat(learnedBy(learner("forget"), forwarded(other))).isEqualTo(1);
  }

  @Test
  void mailIsDoneWithUnlessItIsToBeKept() throws MessagingException {
    FakeMail mail = mail(LETTER);
    learner("spam").service(mail);
    assertThat(mail.getState()).isEqualTo(Mail.GHOST);

    FakeMail kept = mail(LETTER);
    learner("spam", "keepMail", "true").service(kept);
    assertThat(kept.getState()).isEqualTo(Mail.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                    |                 | false | false
          ann@example.org           |                 | false | true
                                    | alice@example.com | false | false
                                    | alice@example.com | true | true
          ann@example.org           | ann@example.org bob@example.org | false | true
          Ann@Example.org           | @example.org    | false | true
          ann@example.org           | @example.com    | false | false
          ann@example.org           | alice@example.com | true | false
          """)
  void onlyTeachersAreHeard(String login, String senders, boolean trustEnvelope, boolean heard)
      throws MessagingException {
    FakeMail.Builder built = Mails.of(LETTER);
    if (login != null) {
      built.attribute(Mail.SMTP_AUTH_USER.withValue(AttributeValue.of(login)));
    }
    FakeMail mail = built.build();
    learner(
            "spam",
            "senders",
            senders == null ? "" : senders,
            "trustEnvelope",
            Boolean.toString(trustEnvelope))
        .service(mail);
    assertThat(mail.getAttribute(MarkNames.LEARNED).isPresent()).isEqualTo(heard);
    assertThat(mail.getAttribute(MarkNames.ERROR).isPresent()).isNotEqualTo(heard);
    assertThat(mail.getState()).isEqualTo(heard ? Mail.GHOST : Mail.DEFAULT);
  }

  @Test
  void mailThatCannotBeLearnedGoesOn() throws MessagingException, IOException {
    Files.writeString(state.resolve("bayes"), "a file where the store's folder should be");
    FakeMail mail = mail(LETTER);
    learner("spam").service(mail);
    assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    assertThat(Mails.attribute(mail, MarkNames.ERROR, String.class))
        .contains("the token store cannot be written");
  }

  @Test
  void longMessagesAreLeftOut() throws MessagingException {
    String letter = LETTER + "word ".repeat(1_000);
    HamletLearn mailet = learner("spam", "maxSize", "2K");
    assertThat(learnedBy(mailet, letter)).isZero();
    assertThat(learnedBy(mailet, forwarded(letter + "\n", LETTER))).isEqualTo(1);
  }

  @Test
  void messagesBeyondTheLimitAreLeftOut() throws MessagingException {
    String[] letters = new String[AttachedMessages.MAX_MESSAGES + 1];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = LETTER.replace("<1@", "<" + i + "@").replace("Cheap", "Cheap" + i);
    }
    assertThat(learnedBy(learner("spam"), forwarded(letters)))
        .isEqualTo(AttachedMessages.MAX_MESSAGES);
  }

  @Test
  void scannerAndLearnerShareWhatIsKnown() throws MessagingException {
    HamletScan scan = new HamletScan(scanners, Configured.FILES);
    scan.init(config("requiredScore", "7", "local", "true"));
    HamletLearn learn = learner("spam");
    assertThat(scanners.size()).isEqualTo(1);
    scan.destroy();
    learn.destroy();
    assertThat(scanners.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          as        | junk | parameter as: "junk": none of spam, ham and forget
          maxSize   | 65M  | parameter maxSize: "65M": more than 67108864 bytes
          trustEnvelope | true | parameter trustEnvelope: "true": without senders anybody could teach
          teachers  | all  | unknown parameter teachers; there are: as, keepMail, maxSize
          """)
  void wrongParameterStopsTheStart(String name, String value, String sentence) {
    HamletLearn mailet = new HamletLearn(scanners, Configured.FILES);
    FakeMailetConfig.Builder config =
        Configured.config().setProperty("as", "spam").setProperty("state", state.toString());
    assertThatThrownBy(() -> mailet.init(config.setProperty(name, value).build()))
        .hasMessageStartingWith("HamletLearn: " + sentence);
  }

  @Test
  void placeForWhatIsLearnedIsNeeded() {
    HamletLearn mailet = new HamletLearn(scanners, Configured.FILES);
    assertThatThrownBy(() -> mailet.init(Configured.config("as", "spam").build()))
        .hasMessage(
            "HamletLearn: parameter state: \"\": needed: the directory where what is learned is"
                + " kept");
  }

  /**
   * {@link LearnParameters#DEFAULT_MAX_SIZE_BYTES}; a line end has two bytes, and that before a
   * boundary is its own.
   */
  @Test
  void withoutASizeMessagesOfTheUsualOneAreLearned() throws Exception {
    for (int more = 0; more < 2; more++) {
      int bytes = (int) LearnParameters.DEFAULT_MAX_SIZE_BYTES + more;
      String letter = "Subject: x\n\n" + "x".repeat(bytes - 14);
      AttachedMessages found =
          AttachedMessages.of(
              mail(forwarded(letter + "\n")), LearnParameters.DEFAULT_MAX_SIZE_BYTES);
      assertThat(found.messages()).hasSize(1 - more);
      assertThat(found.cut()).isEqualTo(more == 1);
    }
  }

  @Test
  void partsBeyondTheMostAreNotLookedAt() throws Exception {
    for (int more = 0; more < 2; more++) {
      String text = forwarded(LETTER);
      String others = "--b\n\nx\n".repeat(AttachedMessages.MAX_PARTS - 2 + more);
      AttachedMessages found =
          AttachedMessages.of(mail(text.replaceFirst("--b\n", others + "--b\n")), 9_999);
      assertThat(found.messages()).hasSize(1 - more);
      assertThat(found.cut()).isEqualTo(more == 1);
    }
  }

  @Test
  void deeperMultipartsAreNotLookedAt() throws Exception {
    for (int more = 0; more < 2; more++) {
      StringBuilder text = new StringBuilder("MIME-Version: 1.0\n");
      for (int i = 0; i < AttachedMessages.MAX_DEPTH + more; i++) {
        String boundary = "b" + i + "b";
        text.append("Content-Type: multipart/mixed; boundary=" + boundary + "\n\n");
        text.append("--" + boundary + "\n");
      }
      text.append("Content-Type: message/rfc822\n\n").append(LETTER);
      AttachedMessages found = AttachedMessages.of(mail(text.toString()), 9_999);
      assertThat(found.messages()).hasSize(1 - more);
      assertThat(found.cut()).isEqualTo(more == 1);
    }
  }
}
