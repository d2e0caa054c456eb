package org.hamlet.models.digests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.models.LearnedState;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.scanner.Audience;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that were reported, and the rules that ship with Hamlet. */
class DigestRulesTest {

  private static final String TEXT =
      "Dear customer, our warehouse is full of garden chairs and we have to clear it before the"
          + " winter comes. Whoever orders this week pays half of the price and gets a table for"
          + " nothing. Look at https://chairs.example.com/sale before all of them are gone.\n";

  private static final String OTHER =
      "The minutes of our meeting are attached. Please read them until Friday and tell me what"
          + " I forgot, above all about the budget of the new library and who takes over the"
          + " accounts when Margaret leaves in spring.\n";

  @TempDir private Path folder;

  private LearnedState state;

  @BeforeEach
  void open() {
    state = LearnedState.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    state.close();
  }

  private Scanner scanner(String... lines) {
    var builder = ShippedRules.addTo(state.addTo(Scanner.builder().local(true)).autolearn(true));
    for (String line : lines) {
      builder.line(line);
    }
    return builder.build();
  }

  private static ScanRequest mail(String text) {
    return mail("To: someone@example.org", text);
  }

  private static ScanRequest mail(String field, String text) {
    String whole = "From: a@example.com\n" + field + "\nSubject: hello\n\n" + text;
    return ScanRequest.of(whole.getBytes(US_ASCII));
  }

  private static List<String> hits(Scanner scanner, ScanRequest request) {
    return scanner.scan(request).verdict().hits().stream()
        .map(hit -> hit.rule().text())
        .filter(name -> name.startsWith("HAMLET_DIGEST"))
        .toList();
  }

  @Test
  void whatIsMuchLikeAReportedMessageHits() {
    Scanner scanner = scanner("use_hamlet_digests 1");
    scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    ScanRequest changed = mail(TEXT.replace("garden", "kitchen").replace("chairs.", "seats."));
    assertThat(hits(scanner, changed)).containsExactly("HAMLET_DIGEST_BODY");
    assertThat(scanner.scan(changed).report()).contains("[1 x body ").contains("% alike]");
    assertThat(hits(scanner, mail(OTHER))).isEmpty();
  }

  @Test
  void aHostHitsWhenItWasReportedTwice() {
    Scanner scanner = scanner("use_hamlet_digests 1", "hamlet_digest_hosts_min 0");
    String link = "See https://chairs.example.com/x\n";
    scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(link))).isEmpty();
    scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(link))).containsExactly("HAMLET_DIGEST_HOST");
  }

  @Test
  void noHostHitsBeforeHostsOfWantedMailAreKnown() {
    Scanner scanner = scanner("use_hamlet_digests 1", "hamlet_digest_hosts_min 2");
    String link = "See https://chairs.example.com/x\n";
    scanner.report(mail(link), Label.SPAM, Audience.THIS_NODE);
    scanner.report(mail(link), Label.SPAM, Audience.THIS_NODE);
    scanner.report(mail("http://one.example.net/\n"), Label.HAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(link))).isEmpty();
    scanner.report(mail("http://two.example.net/\n"), Label.HAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(link))).containsExactly("HAMLET_DIGEST_HOST");
    scanner.withdraw(mail("http://two.example.net/\n"));
    assertThat(hits(scanner, mail(link))).isEmpty();
  }

  @Test
  void hostsBeyondTheMostDoNotCount() throws IOException {
    Scanner scanner = scanner("use_hamlet_digests 1");
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= MessageDigests.MAX_HOSTS; i++) {
      links.append("http://h%02d.example.com/\n".formatted(i));
    }
    scanner.report(mail(links.toString()), Label.SPAM, Audience.THIS_NODE);
    assertThat(hosts(scanner)).isEqualTo(MessageDigests.MAX_HOSTS);
    links.append("http://h99.example.com/\n");
    scanner.report(mail(links.toString()), Label.SPAM, Audience.THIS_NODE);
    assertThat(hosts(scanner)).isEqualTo(MessageDigests.MAX_HOSTS);
  }

  private long hosts(Scanner scanner) throws IOException {
    return state.digests(scanner).all().stream()
        .filter(sighting -> sighting.digest().kind() == SharedDigest.Kind.HOST)
        .count();
  }

  @Test
  void aFileHits() {
    Scanner scanner = scanner("use_hamlet_digests 1");
    ScanRequest file = file(2_000);
    scanner.report(file, Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, file)).containsExactly("HAMLET_DIGEST_FILE");
    scanner.report(file(MessageDigests.LEAST_ATTACHMENT_BYTES - 1), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, file(MessageDigests.LEAST_ATTACHMENT_BYTES - 1))).isEmpty();
  }

  @Test
  void aLogoHitsNothing() {
    Scanner scanner = scanner("use_hamlet_digests 1");
    ScanRequest logo = file("image/png", MessageDigests.LEAST_IMAGE_BYTES - 1);
    scanner.report(logo, Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, logo)).isEmpty();
    ScanRequest picture = file("image/png", MessageDigests.LEAST_IMAGE_BYTES);
    scanner.report(picture, Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, picture)).containsExactly("HAMLET_DIGEST_FILE");
  }

  private static ScanRequest file(int bytes) {
    return file("application/pdf", bytes);
  }

  private static ScanRequest file(String type, int bytes) {
    return mail(
        "To: x@example.org\nMIME-Version: 1.0\nContent-Type: "
            + type
            + "\n"
            + "Content-Transfer-Encoding: base64",
        Base64.getMimeEncoder().encodeToString(new byte[bytes]) + "\n");
  }

  @Test
  void manyReportsHitMore() {
    Scanner scanner = scanner("use_hamlet_digests 1", "hamlet_digest_hosts_min 0");
    for (int i = 0; i < 5; i++) {
      scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    }
    assertThat(hits(scanner, mail(TEXT)))
        .contains("HAMLET_DIGEST_BODY", "HAMLET_DIGEST_BODY_MANY", "HAMLET_DIGEST_HOST");
  }

  @Test
  void whatWasReportedAsHamNeverHits() {
    Scanner scanner = scanner("use_hamlet_digests 1");
    scanner.report(mail(TEXT).forUser("ann"), Label.HAM, Audience.THIS_NODE);
    for (int i = 0; i < 5; i++) {
      scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    }
    assertThat(hits(scanner, mail(TEXT))).isEmpty();
  }

  @Test
  void anEmptyOrShortBodyNeverHits() {
    Scanner scanner = scanner("use_hamlet_digests 1");
    for (String text : List.of("", "\n\n", "Hello\n", "Thank you, see you tomorrow!\n")) {
      assertThat(scanner.report(mail(text), Label.SPAM, Audience.THIS_NODE).taken()).isFalse();
      assertThat(hits(scanner, mail(text))).isEmpty();
    }
  }

  @Test
  void moreReportsAndTrustCanBeWanted() {
    Scanner scanner = scanner("use_hamlet_digests 1", "hamlet_digest_count_min 2");
    scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(TEXT))).isEmpty();
    scanner.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(scanner, mail(TEXT))).contains("HAMLET_DIGEST_BODY");
    Scanner strict = scanner("use_hamlet_digests 1", "hamlet_digest_trust_min 2.5");
    assertThat(hits(strict, mail(TEXT))).isEmpty();
  }

  @Test
  void withoutTheSettingNothingIsNotedAndNothingHits() throws IOException {
    Scanner off = scanner();
    assertThat(off.report(mail(TEXT), Label.SPAM, Audience.EVERYBODY).taken()).isFalse();
    assertThat(folder.resolve("digests.journal")).doesNotExist();
    Scanner on = scanner("use_hamlet_digests 1");
    on.report(mail(TEXT), Label.SPAM, Audience.THIS_NODE);
    assertThat(hits(off, mail(TEXT))).isEmpty();
  }

  @Test
  void mailToATrapIsReported() throws IOException {
    Scanner scanner = scanner("use_hamlet_digests 1", "hamlet_spamtrap *@trap.example.org");
    assertThat(hits(scanner, mail("To: bait@trap.example.org", TEXT))).isEmpty();
    assertThat(hits(scanner, mail(TEXT))).containsExactly("HAMLET_DIGEST_BODY");
    assertThat(state.digests(scanner).reporters())
        .extracting(r -> r.name())
        .containsExactly("trap");
    assertThat(hits(scanner, mail(OTHER))).isEmpty();
    assertThat(hits(scanner, mail(OTHER))).isEmpty();
  }

  @Test
  void aRuleThatAsksForAnotherKindIsAProblem() {
    Scanner scanner = scanner("full X eval:check_hamlet_digest('subject')");
    assertThat(scanner.problems())
        .anyMatch(p -> p.text().contains("is not body, attachment or host"));
    ScanResult result = scanner.scan(mail(TEXT));
    assertThat(result.verdict().hits()).noneMatch(hit -> hit.rule().text().equals("X"));
  }

  @Test
  void attachedFilesBeyondTheMostDoNotCount() throws IOException {
    Scanner scanner = scanner("use_hamlet_digests 1");
    for (int more = 0; more < 2; more++) {
      StringBuilder parts = new StringBuilder();
      for (int i = 0; i < MessageDigests.MAX_ATTACHMENTS + more; i++) {
        String file = ("file " + i).repeat(200);
        parts.append("--b\nContent-Type: application/pdf\n\n" + file + "\n");
      }
      String type = "Content-Type: multipart/mixed; boundary=b";
      scanner.report(mail(type, parts + "--b--\n"), Label.SPAM, Audience.THIS_NODE);
      assertThat(state.digests(scanner).all())
          .filteredOn(sighting -> sighting.digest().kind() == SharedDigest.Kind.ATTACHMENT)
          .hasSize(MessageDigests.MAX_ATTACHMENTS);
    }
  }
}
