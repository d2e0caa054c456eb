package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.api.Test;

/**
 * Damaged mail: real messages with bytes flipped, cut, repeated, lines joined or headers doubled
 * are scanned with SpamAssassin's rules without an exception and without reaching the time limit.
 * {@code -Dmutations.count=20000} and {@code -Dmutations.seed=} choose others; a failure names the
 * seed of its message.
 */
class MutatedMailTest {

  private static final int COUNT = Integer.getInteger("mutations.count", 2_000);
  private static final long SEED = Long.getLong("mutations.seed", 20_240_101L);

  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final int MAX_BYTES = 200_000;

  private static final List<String> CORPORA =
      List.of(
          "spamassassin-public",
          "csdmc2010",
          "hard-ham-2",
          "scam-2023",
          "list-spam-2019-26",
          "list-ham-2019-26",
          "trec07p-12k");

  @Test
  void damagedMailIsScanned() throws IOException, InterruptedException {
    List<Path> mail = mail(SharedFolder.corpora(SharedFolder.require(), CORPORA));
    Scanner scanner = Scanner.builder().installedSpamAssassin().local(true).build();
    long slowest = 0;
    for (int i = 0; i < COUNT; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      Path source = mail.get(random.nextInt(mail.size()));
      byte[] message = new Mutation(random, MAX_BYTES).of(Files.readAllBytes(source));
      long start = System.nanoTime();
      List<String> limits;
      try {
        limits = reached(scanner, message);
      } catch (RuntimeException bug) {
        throw new IllegalStateException("mutations.seed " + seed + " of " + source, bug);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
      assertThat(limits)
          .as("mutations.seed %d of %s", seed, source)
          .noneMatch(name -> name.startsWith("time_limit"));
    }
    System.out.printf(
        "%d damaged messages from seed %d scanned, the slowest in %d ms%n",
        COUNT, SEED, Duration.ofNanos(slowest).toMillis());
  }

  private static List<String> reached(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message).within(TIME_LIMIT)).verdict().limits().stream()
        .map(LimitReached::name)
        .toList();
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
