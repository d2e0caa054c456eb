package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail comes in over SMTP and is read over IMAP; between them James runs our jar. */
class FilteringTest {

  private static final int CLIENTS = 10;
  private static final int MAILS_PER_CLIENT = 50;

  private static final String SCAN =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <site>file://conf/hamlet</site>
        <local>true</local>
      </mailet>
      """;

  /** What James tells of the session, as rules see it. */
  private static final String SITE =
      """
      header SEEN_HELO      X-Spam-Relays-Trusted =~ /^\\[ ip=127\\.0\\.0\\.1 rdns=localhost helo=client\\.example /
      header SEEN_ENVELOPE  EnvelopeFrom =~ /^alice\\@example\\.com$/
      header SEEN_AUTH      X-Spam-Relays-Trusted =~ /^[^\\]]+ auth=ESMTPA /
      score SEEN_HELO 0.001
      score SEEN_ENVELOPE 0.001
      score SEEN_AUTH 0.001
      """;

  @TempDir static Path folder;

  private static JamesServer james;
  private static MailClient client;

  @BeforeAll
  static void start() throws Exception {
    Path site = Files.createDirectories(folder.resolve("conf/hamlet"));
    Files.writeString(site.resolve("local.cf"), SITE);
    james =
        JamesServer.start(folder, Map.of("SCAN", SCAN, "GATEWAY", "25"))
            .with("gtube", "ham", "all", "auth", "many");
    client = new MailClient(james);
  }

  @AfterAll
  static void stop() {
    james.close();
  }

  @Test
  void hamArrivesWithoutTheMarkOfSpam() throws Exception {
    client.send("alice@example.com", "ham@example.org", Messages.ham("plain-lunch"));
    String message = client.await("ham@example.org", "INBOX", 1).get(0);
    assertThat(message)
        .contains("\nX-Spam-Status: No, score=", "\norg.apache.james.spamassassin.flag: NO\n")
        .doesNotContain("X-Spam-Flag");
    assertThat(message).contains("SEEN_HELO", "SEEN_ENVELOPE").doesNotContain("SEEN_AUTH");
    String sent = new String(Messages.ham("plain-lunch"), StandardCharsets.ISO_8859_1);
    assertThat(message).endsWith(sent);
  }

  @Test
  void gtubeIsMarkedMatchedAndFiled() throws Exception {
    client.send("alice@example.com", "gtube@example.org", Messages.spam("gtube"));
    String message = client.await("gtube@example.org", "Spam", 1).get(0);
    assertThat(message)
        .contains("\nX-Spam-Flag: YES\n", "\norg.apache.james.spamassassin.flag: YES\n")
        .contains("\norg.apache.james.spamassassin.status: Yes, hits=1000.0 required=5.0\n")
        .contains("\nX-Score-Matched: yes\n", "\nX-Hit-Matched: yes\n");
    assertThat(client.folder("gtube@example.org", "INBOX")).isEmpty();
  }

  @Test
  void spamIsMarkedAndFiledAndOnlySpam() throws Exception {
    for (Path file : Messages.all()) {
      client.send("alice@example.com", "all@example.org", Files.readAllBytes(file));
    }
    int sent = Messages.all().size();
    List<String> filed = client.awaitAll("all@example.org", "INBOX", "Spam", sent);
    List<String> spam = client.folder("all@example.org", "Spam");
    assertThat(filed).hasSize(sent);
    assertThat(spam).hasSizeGreaterThan(20).allMatch(m -> m.contains("\nX-Spam-Flag: YES\n"));
    assertThat(client.folder("all@example.org", "INBOX"))
        .noneMatch(m -> m.contains("\nX-Spam-Flag: "));
    sameAsCommandLine(filed);
  }

  /** The command line sees each message as it lies in the mailbox, without our own marks. */
  private static void sameAsCommandLine(List<String> filed) throws Exception {
    Path files = Files.createDirectories(folder.resolve("filed"));
    Map<String, String> inJames = new TreeMap<>();
    for (int i = 0; i < filed.size(); i++) {
      Path file = files.resolve(i + ".eml");
      Files.writeString(file, Marked.removed(filed.get(i)), StandardCharsets.ISO_8859_1);
      inJames.put(file.toString(), Marked.hits(filed.get(i)));
    }
    assertThat(CommandLine.hits(files, folder.resolve("conf/hamlet"))).isEqualTo(inJames);
  }

  @Test
  void authenticatedSenderIsTrusted() throws Exception {
    client.sendAs("auth@example.org", "auth@example.org", Messages.ham("plain-lunch"));
    assertThat(client.await("auth@example.org", "INBOX", 1).get(0)).contains("SEEN_AUTH");
  }

  @Test
  void noneOfManyMailsIsLost() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      running.add(clients.submit(() -> sendMany(number)));
    }
    for (Future<?> one : running) {
      one.get();
    }
    clients.shutdown();
    int sent = CLIENTS * MAILS_PER_CLIENT;
    List<String> arrived = client.await("many@example.org", "INBOX", sent);
    assertThat(arrived).hasSize(sent).allMatch(message -> message.contains("\nX-Spam-Status: No"));
    assertThat(arrived.stream().map(FilteringTest::subject).distinct()).hasSize(sent);
  }

  private static Void sendMany(int number) throws Exception {
    String text = new String(Messages.ham("plain-lunch"), StandardCharsets.ISO_8859_1);
    for (int i : IntStream.range(0, MAILS_PER_CLIENT).toArray()) {
      String one = text.replace("Subject: Lunch", "Subject: " + number + "/" + i + " Lunch");
      byte[] bytes = one.getBytes(StandardCharsets.ISO_8859_1);
      client.send("alice@example.com", "many@example.org", bytes);
    }
    return null;
  }

  private static String subject(String message) {
    return message.lines().filter(line -> line.startsWith("Subject:")).findFirst().orElse("");
  }
}
