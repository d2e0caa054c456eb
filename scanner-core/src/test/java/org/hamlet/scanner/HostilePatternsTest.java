package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hamlet.message.MessageLimits;
import org.hamlet.regex.MatchLimits;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.UriLimits;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patterns on which backtracking takes exponential or quadratic time, on a megabyte of what suits
 * them worst: a scan ends soon after {@code time_limit}, a rule that did not get to its end is
 * named, and the scan takes no more memory than a message of that size may.
 *
 * <p>Each match has {@link MatchLimits#perMatch}.
 */
class HostilePatternsTest {

  private static final int MEGABYTE = 1 << 20;
  private static final int TIME_LIMIT_SECONDS = 1;

  /** Of a scan of one megabyte: texts, stacks of matches, tables of patterns. */
  private static final long MAX_ALLOCATED = 300L << 20;

  /** Has what the patterns end with, so that they cannot be ruled out for the want of it. */
  private static final String TAIL = " \u00ff=!)> dcxyz?";

  private static final String[] PATTERNS = {
    "/(a+)+$/",
    "/(?:a|aa)+b/",
    "/(?:a*)*(?:a*)*b/",
    "/^(?:.*.*)*=$/s",
    "/(a|b|ab)*?c(?=.*d)/",
    "/(.+)(.+)\\1\\2z/s",
    "/((a*)\\2)+b/",
    "/(?:(?:<+)*=?)*>/",
    "/(?:=\\??)+!/",
    "/(?:\\(+)+\\)/",
    "/(?=(?:.*.){30}x)(?:.{1,9}){9}y/s"
  };

  private static final Scanner SCANNER = scanner();

  private static Scanner scanner() {
    ScannerBuilder builder =
        Scanner.builder()
            .local(true)
            .line("time_limit " + TIME_LIMIT_SECONDS)
            .line("body_part_scan_size 0")
            .line("rawbody_part_scan_size 0");
    for (int i = 0; i < PATTERNS.length; i++) {
      builder
          .line("body B_" + i + " " + PATTERNS[i])
          .line("rawbody R_" + i + " " + PATTERNS[i])
          .line("full F_" + i + " " + PATTERNS[i])
          .line("header H_" + i + " Subject =~ " + PATTERNS[i])
          .line("uri U_" + i + " " + PATTERNS[i]);
    }
    return builder.build();
  }

  @ParameterizedTest
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {"a", "<", "=?", "((((", "ab", "=", "http://a/", "aaaaaaaaaaaaaaaa!"})
  void scanEndsAndTellsWhatWasNotRun(String unit) {
    String text = unit.repeat(MEGABYTE / unit.length());
    String subject = text.substring(0, 8000) + TAIL;
    String mail = "Subject: " + subject + "\n\n" + text + TAIL;
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long allocated = threads.getThreadAllocatedBytes(thread);
    Verdict verdict = SCANNER.scan(ScanRequest.of(bytes)).verdict();
    assertThat(threads.getThreadAllocatedBytes(thread) - allocated).isLessThan(MAX_ALLOCATED);
    long wasHeldUp =
        verdict.limits().stream()
            .map(LimitReached::name)
            .filter(name -> name.endsWith("perMatch") || name.equals("time_limit"))
            .count();
    assertThat(wasHeldUp).isPositive();
    long timedOut =
        verdict.hits().stream().filter(h -> h.rule().text().equals("TIME_LIMIT_EXCEEDED")).count();
    assertThat(timedOut > 0).isEqualTo(names(verdict, "time_limit"));
    System.out.printf(
        "1 MB of %s: %d limits of time reached, %d hits%n", unit, wasHeldUp, verdict.hits().size());
  }

  /** A function that gives up its own pattern says so, as a rule does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "header SLOW eval:check_freemail_from('(.+)(.+)\\1\\2c')",
        "body SLOW eval:html_text_match('title', '(.+)(.+)\\1\\2c')"
      })
  void aPatternOfAFunctionThatTakesTooLongIsTold(String rule) {
    MatchLimits match = new MatchLimits(Duration.ofMillis(50), true);
    Limits limits = new Limits(MessageLimits.DEFAULT, HtmlLimits.DEFAULT, UriLimits.DEFAULT, match);
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .limits(limits)
            .line("freemail_domains example.com")
            .line(rule)
            .build();
    assertThat(scanner.problems()).isEmpty();
    String many = "a".repeat(5_000);
    String mail =
        "From: %s@example.com\nContent-Type: text/html\n\n<title>%s@c</title>x\n"
            .formatted(many, many);
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(scanner.scan(ScanRequest.of(bytes)).verdict().limits())
        .containsExactly(
            LimitReached.of(
                MatchLimits.class, "perMatch", 50, "ms in a pattern of an eval function"));
  }

  /** A back reference compares as many bytes in one step as its group took. */
  @Test
  @Timeout(value = 4, unit = TimeUnit.SECONDS)
  void backReferencesToMuchTextKeepToTheTime() {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("time_limit " + TIME_LIMIT_SECONDS)
            .line("full REF /^(a+) [ab]*\\1(?=xy|zz)/im")
            .build();
    String mail = "Subject: x\n\n" + "a".repeat(60_000) + " " + "A".repeat(120_000) + " zz\n";
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    Verdict verdict = scanner.scan(ScanRequest.of(bytes)).verdict();
    assertThat(names(verdict, "time_limit")).isTrue();
  }

  private static boolean names(Verdict verdict, String limit) {
    return verdict.limits().stream().map(LimitReached::name).anyMatch(limit::equals);
  }
}
