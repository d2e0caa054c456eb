package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** James as a filter in front of another server: what it forwards keeps its marks. */
class NextHopTest {

  private static final String SCAN =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <local>true</local>
        <rewriteSubject>[SPAM]</rewriteSubject>
        <onMailetException>ignore</onMailetException>
      </mailet>
      """;

  private static final String READER = "zoe@example.net";
  private static final String PASSWORD = "secret";

  /** The next server, with a mailbox that can be read as any other. */
  private final GreenMail next =
      new GreenMail(
          new ServerSetup[] {
            ServerSetupTest.SMTP.dynamicPort(),
            ServerSetupTest.IMAP.dynamicPort(),
            ServerSetupTest.POP3.dynamicPort()
          });

  @BeforeEach
  void start() {
    next.setUser(READER, PASSWORD);
    next.start();
  }

  @AfterEach
  void stop() {
    next.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"imap", "pop3"})
  void forwardedMailKeepsItsMarksInTheMailboxItEndsIn(String protocol, @TempDir Path folder)
      throws Exception {
    String port = Integer.toString(next.getSmtp().getPort());
    try (JamesServer james = JamesServer.start(folder, Map.of("SCAN", SCAN, "GATEWAY", port))) {
      MailClient client = new MailClient(james);
      client.send("alice@example.com", READER, Messages.spam("gtube"));
      client.send("alice@example.com", READER, Messages.ham("plain-lunch"));
      assertThat(next.waitForIncomingEmail(60_000, 2)).isTrue();
    }
    int mailboxPort = protocol.equals("imap") ? next.getImap().getPort() : next.getPop3().getPort();
    Mailbox mailbox = new Mailbox(protocol, mailboxPort, READER, PASSWORD);
    assertThat(mailbox.messages("INBOX"))
        .hasSize(2)
        .anySatisfy(
            spam ->
                assertThat(spam).contains("X-Spam-Flag: YES", "Subject: [SPAM] Test of the filter"))
        .anySatisfy(
            ham ->
                assertThat(ham)
                    .contains("X-Spam-Status: No, score=", "Subject: Lunch on Thursday?")
                    .doesNotContain("X-Spam-Flag"));
  }
}
