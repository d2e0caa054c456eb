package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerUserTest {

  @Test
  void everyRecipientHasFieldsOfHisOwn() throws MessagingException {
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan("perUser", "true").service(mail);

    assertThat(Mails.header(mail, "bob@example.org", "X-Spam-Flag")).isEqualTo("YES");
    assertThat(Mails.header(mail, "ann@example.org", "X-Spam-Flag")).isEqualTo("YES");
    assertThat(Mails.header(mail, "ann@example.org", MarkNames.FLAG.asString())).isEqualTo("YES");
    assertThat(Mails.keys(mail, MarkNames.RECIPIENTS))
        .isEqualTo(java.util.Set.of("bob@example.org", "ann@example.org"));
  }

  /** Whoever reads the mail later takes fields with this server's name for its own. */
  @Test
  void whatPretendsToBeOursIsTakenOut(@TempDir Path site) throws MessagingException, IOException {
    Files.writeString(site.resolve("site.cf"), "hamlet_authserv_id mx.example.org\n");
    String kept = "Authentication-Results: mx.example.com; dkim=pass\nSubject: x\n\nCheap pills\n";
    FakeMail mail =
        Mails.of("X-Spam-Status: No\nAuthentication-Results: mx.example.org; dkim=pass\n" + kept)
            .build();
    Configured.scan("perUser", "true", "site", site.toString()).service(mail);

    assertThat(Mails.text(mail)).endsWith(kept).doesNotContain("mx.example.org;", "Status: No");
    assertThat(Mails.header(mail, "ann@example.org", "X-Spam-Flag")).isEqualTo("YES");
  }

  @Test
  void whereAllAgreeTheMailItselfIsRouted() throws MessagingException {
    FakeMailContext context = FakeMailContext.defaultContext();
    FakeMail mail = Mails.withBody("Cheap pills here");
    Configured.scan(context, "perUser", "true", "spamProcessor", "spam").service(mail);

    assertThat(mail.getState()).isEqualTo("spam");
    assertThat(mail.getRecipients()).hasSize(2);
    assertThat(context.getSentMails()).isEmpty();
  }

  @Test
  void recipientsBeyondTheLimitShareAVerdict() throws MessagingException {
    String[] many =
        IntStream.rangeClosed(0, HamletScan.MAX_USERS_PER_MAIL)
            .mapToObj(i -> "user" + i + "@example.org")
            .toArray(String[]::new);
    FakeMail mail = Mails.of("Subject: x\n\nCheap pills\n").recipients(many).build();
    Configured.scan("perUser", "true").service(mail);

    for (String recipient : many) {
      assertThat(Mails.header(mail, recipient, MarkNames.FLAG.asString())).isEqualTo("YES");
    }
    assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
  }
}
