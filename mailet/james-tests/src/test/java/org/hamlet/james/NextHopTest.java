package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** James as a filter in front of another server: what it forwards keeps its marks. */
class NextHopTest {

  private static final String SCAN =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <local>true</local>
        <rewriteSubject>[SPAM]</rewriteSubject>
      </mailet>
      """;

  @Test
  void forwardedMailKeepsItsMarks(@TempDir Path folder) throws Exception {
    GreenMail next = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    next.start();
    String port = Integer.toString(next.getSmtp().getPort());
    try (JamesServer james = JamesServer.start(folder, Map.of("SCAN", SCAN, "GATEWAY", port))) {
      MailClient client = new MailClient(james);
      client.send("alice@example.com", "zoe@example.net", Messages.spam("gtube"));
      client.send("alice@example.com", "zoe@example.net", Messages.ham("plain-lunch"));
      assertThat(next.waitForIncomingEmail(60_000, 2)).isTrue();
      String all =
          GreenMailUtil.getWholeMessage(next.getReceivedMessages()[0])
              + GreenMailUtil.getWholeMessage(next.getReceivedMessages()[1]);
      assertThat(all)
          .contains("X-Spam-Flag: YES", "Subject: [SPAM] Test of the filter")
          .contains("X-Spam-Status: No, score=", "Subject: Lunch on Thursday?");
    } finally {
      next.stop();
    }
  }
}
