package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hamlet.message.MessageLimits;
import org.hamlet.regex.MatchLimits;
import org.hamlet.scanner.Limits;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.UriLimits;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What leaves work out changes no verdict: on damaged mail every rule of SpamAssassin, sub rules
 * included, hits the same with the prefilter and without, and in four threads at once as in one;
 * and what a server does, to run a sub rule only when a meta asks for it, changes no rule that
 * hits. {@code -Dprefilter.count=20000} and {@code -Dmutations.seed=} choose other messages.
 */
class PrefilterAgreementTest {

  private static final int COUNT = Integer.getInteger("prefilter.count", 150);
  private static final long SEED = Long.getLong("mutations.seed", 20_261_130L);
  private static final int MAX_BYTES = 100_000;
  private static final int THREADS = 4;

  /** Time of a match, so long that none depends on what else the machine does. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private static final Limits LIMITS =
      new Limits(
          MessageLimits.DEFAULT,
          HtmlLimits.DEFAULT,
          UriLimits.DEFAULT,
          new MatchLimits(PATIENT, true));

  private static final List<String> CORPORA =
      List.of("spamassassin-public", "csdmc2010", "scam-2023", "list-spam-2019-26", "trec07p-12k");

  @Test
  void sameHitsWithoutPrefilterAndInFourThreads()
      throws IOException, InterruptedException, ExecutionException {
    List<Path> mail = mail(SharedFolder.corpora(SharedFolder.require(), CORPORA));
    Scanner filtered = scanner(LIMITS);
    Scanner plain = scanner(LIMITS.withoutPrefilter());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    int hits = 0;
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
          String shown = "mutations.seed " + (SEED + i + t);
          assertThat(answers.get(t).get()).as("four threads, " + shown).isEqualTo(alone);
          assertThat(told(plain, messages.get(t))).as("no prefilter, " + shown).isEqualTo(alone);
          assertThat(rulesThatHit(filtered, served(messages.get(t))))
              .as("sub rules when asked for, " + shown)
              .isEqualTo(rulesThatHit(filtered, ScanRequest.of(messages.get(t))));
          hits += alone.split("Hit\\[", -1).length - 1;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.printf(
        "%d damaged messages from seed %d: %d hits, all the same%n", COUNT, SEED, hits);
    assertThat(hits).isGreaterThan(COUNT);
  }

  private static Scanner scanner(Limits limits) {
    ScannerBuilder builder = Scanner.builder().installedSpamAssassin().local(true);
    return builder.limits(limits).line("use_auto_welcomelist 0").line("time_limit 600").build();
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

  /** The request as a server makes it. */
  private static ScanRequest served(byte[] message) {
    return ScanRequest.of(message).withoutIdleSubRules();
  }

  /** Score and hits without sub rules. */
  private static String rulesThatHit(Scanner scanner, ScanRequest request) {
    Verdict verdict = scanner.scan(request).verdict();
    return verdict.score() + " " + verdict.hits().stream().map(Object::toString).sorted().toList();
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
