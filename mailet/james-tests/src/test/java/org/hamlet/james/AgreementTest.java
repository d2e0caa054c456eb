package org.hamlet.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One message gets the same tests and score inside James, by spamc and on the command line. Those
 * two see it as James had it: with James's Received field on top.
 */
class AgreementTest {

  private static final int MESSAGES = 300;
  private static final int MAX_BYTES = 100_000;

  /** RFC 5321, section 4.5.3.1.6: James takes no longer lines. */
  private static final int MAX_LINE = 998;

  private static final String SCAN =
      """
      <mailet match="All" class="org.hamlet.mailet.HamletScan">
        <site>file://conf/hamlet</site>
        <local>true</local>
      </mailet>
      """;

  @TempDir Path folder;

  @Test
  void sameMessageGetsTheSameTestsAndScore() throws Exception {
    Spamc.require();
    List<Path> chosen = chosen();
    Path site = Files.createDirectories(folder.resolve("conf/hamlet"));
    Files.writeString(site.resolve("local.cf"), "bayes_auto_learn 0\n");
    List<String> filed;
    try (JamesServer james =
        JamesServer.start(folder, Map.of("SCAN", SCAN, "GATEWAY", "25")).with("all")) {
      MailClient client = new MailClient(james);
      for (Path file : chosen) {
        client.send("alice@example.com", "all@example.org", Files.readAllBytes(file));
      }
      filed = client.awaitAll("all@example.org", "INBOX", "Spam", chosen.size());
    }
    assertThat(filed).hasSize(chosen.size());

    Path files = Files.createDirectories(folder.resolve("filed"));
    Map<String, String> inJames = new TreeMap<>();
    for (int i = 0; i < filed.size(); i++) {
      Path file = files.resolve(i + ".eml");
      Files.writeString(file, Marked.removed(filed.get(i)), ISO_8859_1);
      inJames.put(file.toString(), Marked.hits(filed.get(i)));
    }
    assertThat(CommandLine.hits(files, site)).isEqualTo(inJames);
    assertThat(Spamc.hits(files, site)).isEqualTo(inJames);
    System.out.printf("the same in James, by spamc and mass-check: %d messages%n", filed.size());
  }

  /** Our own messages, and of the public corpus as many as are wanted, evenly. */
  private static List<Path> chosen() throws IOException, InterruptedException {
    List<Path> chosen = new ArrayList<>(Messages.all());
    List<Path> others;
    try (Stream<Path> files = Files.walk(SharedFolder.publicCorpus())) {
      others = files.filter(AgreementTest::usable).sorted().toList();
    }
    int wanted = MESSAGES - chosen.size();
    assertThat(others).hasSizeGreaterThan(wanted);
    for (int i = 0; i < wanted; i++) {
      chosen.add(others.get((int) ((long) i * others.size() / wanted)));
    }
    return chosen;
  }

  /** What SMTP can carry as it is, and was not marked before by a filter. */
  private static boolean usable(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return false;
      }
      String text = Files.readString(file, ISO_8859_1);
      return !text.contains("\r")
          && !text.contains("\0")
          && !text.contains("\nX-Spam-")
          && text.startsWith("R")
          && text.endsWith("\n")
          && text.lines().allMatch(line -> line.length() <= MAX_LINE);
    } catch (IOException e) {
      return false;
    }
  }
}
