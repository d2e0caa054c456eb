package org.hamlet.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People teach by moving mail; what was learned counts at once. */
class MovesTest {

  private static final int LESSONS = 6;
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final String BOB = "bob@example.org";
  private static final String CARL = "carl@example.org";

  private static final String MAILETS =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <site>file://conf/hamlet</site>
        <state>file://var/hamlet</state>
        <local>true</local>
      </mailet>
      """;

  /** Few lessons are enough, and mail with a certain subject is taken for spam at first. */
  private static final String SITE =
      """
      hamlet_starter 0
      bayes_auto_learn 0
      bayes_min_ham_num 5
      bayes_min_spam_num 5
      header TAKEN_FOR_SPAM Subject =~ /^Minutes of meeting/
      score  TAKEN_FOR_SPAM 20
      """;

  private static final String WANTED =
      """
      The minutes with agenda, budget and decisions of the committee are in the shared folder;
      please correct names and figures before the next meeting on Thursday.
      """;
  private static final String UNWANTED =
      """
      Genuine replica watches with golden bracelets ship discreetly from our warehouse,
      luxurious chronographs at a tenth of the boutique price while stocks last.
      """;

  @TempDir Path folder;

  private MailClient client;

  @Test
  void movesTrainAndAStoreThatFailsPassesMailOn() throws Exception {
    try (JamesServer james = started()) {
      client = new MailClient(james);
      send("Minutes of meeting", WANTED);
      send("Watches", UNWANTED);
      assertThat(client.await(BOB, "Spam", LESSONS)).hasSize(LESSONS);
      assertThat(client.await(BOB, "INBOX", LESSONS))
          .hasSize(LESSONS)
          .noneMatch(MovesTest::learned);

      client.move(BOB, "Spam", "Kept");
      client.move(BOB, "INBOX", "Spam");
      awaitTest(UNWANTED, "BAYES_9");
      awaitTest(WANTED, "BAYES_0");

      damageStore();
      int before = client.folder(CARL, "INBOX").size();
      for (int i = 0; i < LESSONS; i++) {
        client.send("alice@example.com", CARL, message("Hello", i, WANTED));
      }
      int all = before + LESSONS;
      assertThat(client.await(CARL, "INBOX", all)).hasSize(all);
      client.move(BOB, "Spam", "Kept");
      assertThat(client.await(BOB, "Kept", 2 * LESSONS)).hasSize(2 * LESSONS);
    }
  }

  private JamesServer started() throws Exception {
    Path site = Files.createDirectories(folder.resolve("conf/hamlet"));
    Files.writeString(site.resolve("local.cf"), SITE);
    return JamesServer.start(folder, Map.of("SCAN", MAILETS, "GATEWAY", "25")).with("bob", "carl");
  }

  private void send(String subject, String body) throws Exception {
    for (int i = 0; i < LESSONS; i++) {
      client.send("alice@example.com", BOB, message(subject, i, body));
    }
  }

  private static byte[] message(String subject, int number, String body) {
    return ("From: alice@example.com\r\nTo: bob@example.org\r\nSubject: " + subject + "\r\n")
        .concat("Date: Mon, 23 Nov 2026 10:00:0" + number + " +0000\r\n")
        .concat("Message-ID: <" + subject.length() + "." + number + "@example.com>\r\n\r\n")
        .concat(body.replace("\n", "\r\n"))
        .getBytes(ISO_8859_1);
  }

  /** Sends mail like one that was learned until the classifier says what it learned. */
  private void awaitTest(String body, String test) throws Exception {
    long end = System.nanoTime() + MAX_WAIT.toNanos();
    List<String> messages;
    do {
      int before = client.awaitAll(CARL, "INBOX", "Spam", 0).size();
      client.send("dora@example.net", CARL, message("Hello", 0, body));
      messages = client.awaitAll(CARL, "INBOX", "Spam", before + 1);
    } while (messages.stream().noneMatch(m -> m.contains(test)) && System.nanoTime() < end);
    assertThat(messages).anyMatch(message -> message.contains(test));
  }

  private static boolean learned(String message) {
    return message.contains("BAYES_");
  }

  private void damageStore() throws Exception {
    Path state = folder.resolve("var/hamlet");
    try (Stream<Path> files = Files.walk(state)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
  }
}
