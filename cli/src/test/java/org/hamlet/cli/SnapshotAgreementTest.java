package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scanner that was made of a snapshot gives every message the hits and the score that one gives
 * which read the texts. {@code snapshots.messages} tells how many of the corpora are compared.
 */
class SnapshotAgreementTest {

  private static final int COUNT = Integer.getInteger("snapshots.messages", 300);

  private static final List<String> CORPORA =
      List.of(
          "spamassassin-public",
          "csdmc2010",
          "hard-ham-2",
          "scam-2023",
          "list-spam-2019-26",
          "list-ham-2019-26",
          "trec07p-12k");

  @TempDir Path state;

  private ScannerBuilder builder() {
    return Scanner.builder().installedSpamAssassin().local(true);
  }

  @Test
  void sameHitsAndScoreAsFromTexts() throws IOException, InterruptedException {
    List<Path> mail = mail(SharedFolder.corpora(SharedFolder.require(), CORPORA));
    builder().snapshots(state).build().saveSnapshot();
    Scanner texts = builder().build();
    Scanner snapshot = builder().snapshots(state).build();
    int compared = Math.min(COUNT, mail.size());
    for (int i = 0; i < compared; i++) {
      Path file = mail.get((int) ((long) i * mail.size() / compared));
      byte[] message = Files.readAllBytes(file);
      assertThat(told(snapshot, message)).as(file.toString()).isEqualTo(told(texts, message));
    }
    System.out.printf("the same from texts and from a snapshot: %d messages%n", compared);
  }

  private static List<String> told(Scanner scanner, byte[] message) {
    ScanResult result = scanner.scan(ScanRequest.of(message));
    List<String> all = new ArrayList<>(List.of(Double.toString(result.verdict().score())));
    for (Hit hit : result.verdict().hits()) {
      all.add(hit.toString());
    }
    result.verdict().limits().forEach(limit -> all.add(limit.name()));
    return all;
  }

  private static List<Path> mail(Path corpora) throws IOException {
    List<Path> mail = new ArrayList<>();
    for (String corpus : CORPORA) {
      try (Stream<Path> files = Files.walk(corpora.resolve(corpus))) {
        files.filter(Files::isRegularFile).sorted().forEach(mail::add);
      }
    }
    return mail;
  }
}
