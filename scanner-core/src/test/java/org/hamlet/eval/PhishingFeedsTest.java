package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told about files of phishing addresses. */
class PhishingFeedsTest {

  @Test
  void aFileThatIsNotThereIsAProblem() {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("phishing_openphish_feed /nowhere/feed.txt")
            .line("body P eval:check_phishing()")
            .build();
    assertThat(scanner.problems().stream().map(LintProblem::toString))
        .anyMatch(text -> text.contains("names no file that can be read: /nowhere/feed.txt"));
  }

  @Test
  void addressesBeyondTheLimitAreNotKnownAndToldOf(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("feed.txt");
    Files.writeString(file, "http://one.example/\nhttp://two.example/\nhttp://three.example/\n");
    Settings settings =
        RuleSetReader.english()
            .read(new RuleSources().line("phishing_openphish_feed " + file))
            .settings();
    PhishingFeeds atLimit = new PhishingFeeds(settings, 3);
    assertThat(atLimit.find("http://three.example/")).contains("OpenPhish");
    assertThat(atLimit.isCut()).isFalse();
    PhishingFeeds beyond = new PhishingFeeds(settings, 2);
    assertThat(beyond.find("http://two.example/")).contains("OpenPhish");
    assertThat(beyond.find("http://three.example/")).isEmpty();
    assertThat(beyond.isCut()).isTrue();
  }

  /** Feeds are shared by the users of a scanner: they hold, whoever's mail comes first. */
  @Test
  void eachScannerReadsItsOwnFeedsAndNoUserNamesOthers(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one.txt"), "http://one.example/\n");
    Path two = Files.writeString(folder.resolve("two.txt"), "http://two.example/\n");
    ScanRequest mail =
        ScanRequest.of("Subject: x\n\nhttp://one.example/\n".getBytes(StandardCharsets.US_ASCII));
    for (String user : new String[] {"", "anna"}) {
      assertThat(hits(reading(one, two), mail, user)).isTrue();
      assertThat(hits(reading(two, one), mail, user)).isFalse();
    }
    Scanner first = reading(one, two);
    assertThat(hits(first, mail, "anna")).isTrue();
    assertThat(hits(first, mail, "")).isTrue();
  }

  /** Whose users have preferences that name another feed. */
  private static Scanner reading(Path feed, Path other) {
    return Scanner.builder()
        .local(true)
        .line("util_rb_tld example")
        .line("allow_user_rules 1")
        .users(user -> List.of(new PreferenceText(user, "phishing_openphish_feed " + other)))
        .line("phishing_openphish_feed " + feed)
        .line("body P eval:check_phishing()")
        .build();
  }

  private static boolean hits(Scanner scanner, ScanRequest mail, String user) {
    ScanRequest request = user.isEmpty() ? mail : mail.forUser(user);
    return scanner.scan(request).verdict().hit(new RuleName("P")).isPresent();
  }

  @Test
  void usersWithPreferencesShareWhatTheSiteHasRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("feed.txt");
    Files.writeString(file, "http://one.example/\n");
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("util_rb_tld example")
            .users(user -> List.of(new PreferenceText(user, "required_score 6\n# " + user)))
            .line("phishing_openphish_feed " + file)
            .line("body P eval:check_phishing()")
            .build();
    ScanRequest mail =
        ScanRequest.of("Subject: x\n\nhttp://one.example/\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(scanner.scan(mail).verdict().hit(new RuleName("P"))).isPresent();
    Files.writeString(file, "http://two.example/\n");
    for (String user : new String[] {"anna", "berta"}) {
      assertThat(scanner.scan(mail.forUser(user)).verdict().hit(new RuleName("P"))).isPresent();
    }
    assertThat(scanner.reload()).isTrue();
    assertThat(scanner.scan(mail).verdict().hit(new RuleName("P"))).isEmpty();
  }
}
