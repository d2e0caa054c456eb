package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hamlet.scanner.Limits;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What leaves work out changes no verdict: on damaged mail every rule of SpamAssassin, sub rules
 * included, hits the same with the prefilter and without, and in four threads at once as in one.
 * {@code -Dprefilter.count=20000} and {@code -Dmutations.seed=} choose other messages.
 */
class PrefilterAgreementTest {

  private static final int COUNT = Integer.getInteger("prefilter.count", 150);
  private static final long SEED = Long.getLong("mutations.seed", 20_261_130L);
  private static final int MAX_BYTES = 100_000;
  private static final int THREADS = 4;

  /**
   * A match that took longer than it may: whether one does depends on what else the machine does.
   */
  private static final String TOOK_TOO_LONG = "MatchLimits.perMatch";

  /** One message in so many may do that. */
  private static final int MOST_HELD_UP = 100;

  private static final List<String> CORPORA =
      List.of("spamassassin-public", "csdmc2010", "scam-2023", "list-spam-2019-26", "trec07p-12k");

  @Test
  void sameHitsWithoutPrefilterAndInFourThreads()
      throws IOException, InterruptedException, ExecutionException {
    List<Path> mail = mail(SharedFolder.corpora(SharedFolder.require(), CORPORA));
    Scanner filtered = scanner(Limits.DEFAULT);
    Scanner plain = scanner(Limits.DEFAULT.withoutPrefilter());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    int hits = 0;
    int heldUp = 0;
    try {
      for (int i = 0; i < COUNT; i += THREADS) {
        List<Future<String>> answers = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          byte[] message = damaged(mail, SEED + i + t);
          messages.add(message);
          answers.add(pool.submit(() -> told(filtered, message)));
        }
        for (int t = 0; t < THREADS; t++) {
          String alone = told(filtered, messages.get(t));
          String together = answers.get(t).get();
          String whole = told(plain, messages.get(t));
          if ((alone + together + whole).contains(TOOK_TOO_LONG)) {
            heldUp++;
            continue;
          }
          String shown = "mutations.seed " + (SEED + i + t);
          assertThat(together).as("four threads, " + shown).isEqualTo(alone);
          assertThat(whole).as("no prefilter, " + shown).isEqualTo(alone);
          hits += alone.split("Hit\\[", -1).length - 1;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.printf(
        "%d damaged messages from seed %d: %d hits, all the same; %d more met a limit of time%n",
        COUNT - heldUp, SEED, hits, heldUp);
    assertThat(hits).isGreaterThan(COUNT);
    assertThat(heldUp).isLessThanOrEqualTo(COUNT / MOST_HELD_UP);
  }

  private static Scanner scanner(Limits limits) {
    ScannerBuilder builder = Scanner.builder().installedSpamAssassin().local(true);
    return builder.limits(limits).line("use_auto_welcomelist 0").build();
  }

  private static byte[] damaged(List<Path> mail, long seed) throws IOException {
    Random random = new Random(seed);
    Path source = mail.get(random.nextInt(mail.size()));
    return new Mutation(random, MAX_BYTES).of(Files.readAllBytes(source));
  }

  /** Score and hits with counts and texts. */
  private static String told(Scanner scanner, byte[] message) {
    Verdict verdict = scanner.scan(ScanRequest.of(message)).verdict();
    List<String> all =
        Stream.concat(verdict.hits().stream(), verdict.subHits().stream())
            .map(Object::toString)
            .sorted()
            .toList();
    return verdict.score() + " " + all + verdict.limits();
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
