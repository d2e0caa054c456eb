package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupsTest {

  private static final byte[] MAIL =
      "From: a@example.com\nTo: b@example.org\nSubject: offer\n\nbuy this\n".getBytes(US_ASCII);

  @TempDir private Path folder;
  private final Map<String, String> written = new HashMap<>();
  private boolean readable = true;

  @Test
  void preferencesHoldForTheirUserAlone() {
    Scanner scanner = scanner("");
    written.put("anna", "score BUY 7\nrequired_score 6\n");
    written.put("berta", "welcomelist_from a@example.com\n");
    for (int i = 0; i < 3; i++) {
      assertThat(scan(scanner, "anna").score()).isEqualTo(7);
      assertThat(scan(scanner, "anna").spam()).isTrue();
      assertThat(scan(scanner, "berta").score()).isEqualTo(-97);
      assertThat(scan(scanner, "carla").score()).isEqualTo(3);
      assertThat(verdict(scanner, ScanRequest.of(MAIL)).score()).isEqualTo(3);
    }
  }

  @Test
  void aChangeCountsAtOnce() {
    Scanner scanner = scanner("");
    written.put("anna", "score BUY 7\n");
    assertThat(scan(scanner, "anna").score()).isEqualTo(7);
    written.put("anna", "score BUY 0\n");
    assertThat(scan(scanner, "anna").score()).isZero();
    written.remove("anna");
    assertThat(scan(scanner, "anna").score()).isEqualTo(3);
  }

  @Test
  void threadsThatWantTheSameNewTextShareOneSetup() throws Exception {
    Scanner scanner = scanner("");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 1; round <= 20; round++) {
        int points = round;
        written.put("anna", "score BUY " + points + "\n");
        List<Callable<Double>> scans = Collections.nCopies(8, () -> scan(scanner, "anna").score());
        for (Future<Double> score : pool.invokeAll(scans)) {
          assertThat(score.get()).isEqualTo(points);
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aReloadOfTheSiteReachesItsUsers() throws IOException {
    Scanner scanner = scanner("");
    written.put("anna", "required_score 2\n");
    assertThat(scan(scanner, "anna").score()).isEqualTo(3);
    rules("score BUY 4\n");
    assertThat(scanner.reload()).isTrue();
    assertThat(scan(scanner, "anna").score()).isEqualTo(4);
  }

  @Test
  void rulesOfAUserNeedTheSitesLeave() {
    written.put("anna", "header OWN Subject =~ /offer/\nscore OWN 2\n");
    assertThat(scan(scanner(""), "anna").hit(new RuleName("OWN"))).isEmpty();
    assertThat(scan(scanner("allow_user_rules 1\n"), "anna").hit(new RuleName("OWN"))).isPresent();
  }

  @Test
  void aUserNamesNoFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "score BUY 9\n");
    written.put("anna", "include " + secret + "\n");
    assertThat(scan(scanner(""), "anna").score()).isEqualTo(3);
  }

  @Test
  void whatTheAdministratorSetsStays() {
    written.put("anna", "time_limit 1\nbayes_path /tmp/x\nloadplugin Mail::X\nscore BUY 5\n");
    assertThat(scan(scanner(""), "anna").score()).isEqualTo(5);
  }

  @Test
  void noTimeLimitIsNoLimit() {
    written.put("anna", "time_limit 0\nscore BUY 5\n");
    written.put("berta", "time_limit 99999999999999\nscore BUY 5\n");
    assertThat(scan(scanner(""), "anna").score()).isEqualTo(5);
    assertThat(scan(scanner(""), "berta").score()).isEqualTo(5);
  }

  @Test
  void aMetaOfVeryManyOperators() {
    written.put(
        "anna", "score BUY 0.1\nmeta LONG BUY" + "||BUY".repeat(50_000) + "\nscore LONG 5\n");
    assertThat(scan(scanner("allow_user_rules 1"), "anna").score()).isEqualTo(5.1);
  }

  @Test
  void mailIsScannedAsUsualWhenPreferencesCannotBeRead() {
    Scanner scanner = scanner("");
    written.put("anna", "score BUY 7\n");
    readable = false;
    assertThat(scan(scanner, "anna").score()).isEqualTo(3);
    readable = true;
    assertThat(scan(scanner, "anna").score()).isEqualTo(7);
  }

  @Test
  void whyPreferencesCannotBeReadIsToldOnceAndAgainWhenTheyWereReadMeanwhile() {
    List<String> told = new ArrayList<>();
    Logger log = Logger.getLogger(Setups.class.getName());
    Handler reader = new LineReader(told);
    log.addHandler(reader);
    try {
      Scanner scanner = scanner("");
      readable = false;
      for (int i = 0; i < 3; i++) {
        scan(scanner, "anna");
      }
      scan(scanner, "berta");
      assertThat(told)
          .containsExactly(
              "preferences of anna are left out: away", "preferences of berta are left out: away");
      readable = true;
      scan(scanner, "anna");
      readable = false;
      scan(scanner, "anna");
      assertThat(told).hasSize(3);
      for (int i = 0; i < Setups.MAX_UNREADABLE; i++) {
        scan(scanner, "user" + i);
      }
      scan(scanner, "user" + (Setups.MAX_UNREADABLE - 1));
      assertThat(told).hasSize(3 + Setups.MAX_UNREADABLE);
      scan(scanner, "anna");
      assertThat(told).hasSize(4 + Setups.MAX_UNREADABLE);
    } finally {
      log.removeHandler(reader);
    }
  }

  /** Keeps the texts of a log. */
  private static final class LineReader extends Handler {
    private final List<String> lines;

    LineReader(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void moreUsersThanAreKeptEachHaveTheirOwn() {
    Scanner scanner = scanner("");
    for (int round = 0; round < 2; round++) {
      for (int i = 1; i <= Setups.MAX_KEPT + 2; i++) {
        written.put("user" + i, "score BUY " + i + "\n");
        assertThat(scan(scanner, "user" + i).score()).isEqualTo(i);
      }
    }
  }

  @Test
  void problemsWithoutEndAreToldInPart() {
    written.put("anna", "nonsense here\n".repeat(Setups.MAX_TOLD + 5) + "score BUY 6\n");
    assertThat(scan(scanner(""), "anna").score()).isEqualTo(6);
  }

  private Scanner scanner(String more) {
    try {
      rules("score BUY 3\n" + more);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Scanner.builder().rules(folder.resolve("rules.cf")).local(true).users(this::of).build();
  }

  private void rules(String more) throws IOException {
    String listed = "header USER_IN_WELCOMELIST eval:check_from_in_welcomelist()\n";
    String scores = "score USER_IN_WELCOMELIST -100\n";
    Files.writeString(folder.resolve("rules.cf"), "body BUY /buy/\n" + listed + scores + more);
  }

  private List<PreferenceText> of(String user) throws IOException {
    if (!readable) {
      throw new IOException("away");
    }
    return Stream.ofNullable(written.get(user))
        .map(text -> new PreferenceText(user, text))
        .toList();
  }

  private static Verdict scan(Scanner scanner, String user) {
    return verdict(scanner, ScanRequest.of(MAIL).forUser(user));
  }

  private static Verdict verdict(Scanner scanner, ScanRequest request) {
    return scanner.scan(request).verdict();
  }
}
