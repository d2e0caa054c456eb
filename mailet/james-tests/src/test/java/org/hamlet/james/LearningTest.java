package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People teach James's filter by mail. */
class LearningTest {

  private static final String MAILETS =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <site>file://conf/hamlet</site>
        <state>file://var/hamlet</state>
        <local>true</local>
      </mailet>
      <mailet match="RecipientIs=spam@example.org" class="org.hamlet.mailet.HamletLearn">
        <as>spam</as>
        <site>file://conf/hamlet</site>
        <state>file://var/hamlet</state>
      </mailet>
      <mailet match="RecipientIs=ham@example.org" class="org.hamlet.mailet.HamletLearn">
        <as>ham</as>
        <site>file://conf/hamlet</site>
        <state>file://var/hamlet</state>
      </mailet>
      """;

  private static final String SITE =
      "hamlet_starter 0\nbayes_auto_learn 0\nbayes_min_spam_num 1\nbayes_min_ham_num 1\n";

  @Test
  void whatPeopleTeachDecidesTheNextVerdict(@TempDir Path folder) throws Exception {
    Path site = Files.createDirectories(folder.resolve("conf/hamlet"));
    Files.writeString(site.resolve("local.cf"), SITE);
    try (JamesServer james =
        JamesServer.start(folder, Map.of("SCAN", MAILETS, "GATEWAY", "25"))
            .with("ann", "bob", "spam", "ham")) {
      MailClient client = new MailClient(james);
      client.send("alice@example.com", "ann@example.org", letter(0, "quiet words"));
      assertThat(client.await("ann@example.org", "INBOX", 1).get(0)).doesNotContain("BAYES_");

      for (int i = 1; i <= 10; i++) {
        client.sendAs("ann@example.org", "spam@example.org", letter(i, "poison in the ear"));
        client.sendAs("ann@example.org", "ham@example.org", letter(100 + i, "lunch on thursday"));
      }
      client.send("mallory@example.com", "spam@example.org", letter(200, "lunch on thursday"));
      client.await("spam@example.org", "INBOX", 1);
      client.send("alice@example.com", "bob@example.org", letter(300, "poison in the ear"));
      client.send("alice@example.com", "bob@example.org", letter(301, "lunch on thursday"));
      String all = String.join("\n", client.await("bob@example.org", "INBOX", 2));
      assertThat(all).containsPattern("BAYES_(8|9)").containsPattern("BAYES_(0|2)");
      assertThat(client.folder("spam@example.org", "INBOX"))
          .as("only what a stranger sent there goes on")
          .hasSize(1)
          .allMatch(message -> message.contains("<200@example.com>"));
      assertThat(client.folder("ham@example.org", "INBOX")).isEmpty();
    }
  }

  private static byte[] letter(int number, String words) {
    return ("From: alice@example.com\nTo: ann@example.org\nMessage-ID: <"
            + number
            + "@example.com>\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nSubject: a letter\n\nThere is "
            + words
            + ", says number "
            + number
            + ".\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
