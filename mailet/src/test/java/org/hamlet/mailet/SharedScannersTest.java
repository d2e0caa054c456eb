package org.hamlet.mailet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.mail.MessagingException;
import org.hamlet.scanner.ScanRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedScannersTest {

  private static final ScanRequest MAIL =
      ScanRequest.of("Subject: x\n\nhello world\n".getBytes(StandardCharsets.US_ASCII));

  @Test
  void mailetsThatSayTheSameShareOne() throws MessagingException {
    SharedScanners scanners = new SharedScanners();
    HamletScan first = new HamletScan(scanners, Configured.FILES);
    HamletScan second = new HamletScan(scanners, Configured.FILES);
    HamletScan other = new HamletScan(scanners, Configured.FILES);
    String rules = Configured.fewRules().toString();
    first.init(Configured.config("rules", rules, "spamProcessor", "a").build());
    second.init(Configured.config("rules", rules, "spamProcessor", "b").build());
    other.init(Configured.config("rules", rules, "requiredScore", "3").build());
    assertThat(scanners.size()).isEqualTo(2);

    first.destroy();
    other.destroy();
    assertThat(scanners.size()).isEqualTo(1);
    second.destroy();
    second.destroy();
    assertThat(scanners.size()).isZero();
  }

  @Test
  void changedFilesAreReadAgainAfterAWhile(@TempDir Path rules) throws IOException {
    AtomicLong now = new AtomicLong();
    rule(rules, "ONE", "hello");
    SharedScanner scanner = new SharedScanner(settings(rules), Optional.empty(), now::get);
    assertThat(hits(scanner)).containsExactly("ONE");

    rule(rules, "OTHER", "world");
    assertThat(hits(scanner)).containsExactly("ONE");
    now.addAndGet(FileWatch.INTERVAL.toNanos());
    assertThat(hits(scanner)).containsExactly("OTHER");
  }

  @Test
  void nothingIsLookedAtBetween(@TempDir Path rules) throws IOException {
    AtomicLong now = new AtomicLong();
    rule(rules, "ONE", "hello");
    FileWatch watch = new FileWatch(List.of(rules), now::get);
    rule(rules, "OTHER", "world");
    now.addAndGet(FileWatch.INTERVAL.toNanos() - 1);
    assertThat(watch.changed()).isFalse();
    now.addAndGet(SECONDS.toNanos(1));
    assertThat(watch.changed()).isTrue();
    now.addAndGet(FileWatch.INTERVAL.toNanos());
    assertThat(watch.changed()).isFalse();
  }

  private static ScannerSettings settings(Path rules) {
    return new ScannerSettings(
        Optional.of(rules.toString()), Optional.empty(), Optional.empty(), true, List.of());
  }

  private static List<String> hits(SharedScanner scanner) {
    return scanner.scan(MAIL).verdict().hits().stream().map(hit -> hit.rule().text()).toList();
  }

  private static void rule(Path rules, String name, String word) throws IOException {
    Files.writeString(
        rules.resolve("a.cf"), "body " + name + " /" + word + "/\nscore " + name + " 1\n");
  }
}
