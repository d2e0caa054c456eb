package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** DKIM signatures as a whole scan treats them. */
class SignedMailTest {

  private static final int LIFE_SECONDS = 1_000;
  private static final String SIGNATURE =
      "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=sel; h=from; t=1; x="
          + LIFE_SECONDS
          + "; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=AAAA\n";

  private final List<String> asked = new ArrayList<>();
  private final MovedClock clock = new MovedClock();
  private final Scanner scanner =
      Scanner.builder()
          .dns((DnsClient) this::answer)
          .clock(clock)
          .line("full SIGNED eval:check_dkim_signed()")
          .build();

  private CompletableFuture<DnsAnswer> answer(DnsQuestion question) {
    asked.add(question.name());
    return CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));
  }

  private Verdict scan(String fields) {
    String mail = fields + "From: ann@example.com\n\nHello\n";
    return scanner.scan(ScanRequest.of(mail.getBytes(StandardCharsets.ISO_8859_1))).verdict();
  }

  @Test
  void theClockOfTheScannerTellsWhetherASignatureHasExpired() {
    clock.forward(Duration.ofSeconds(LIFE_SECONDS));
    scan(SIGNATURE);
    assertThat(asked).containsExactly("sel._domainkey.example.com");
    clock.forward(Duration.ofSeconds(1));
    scan(SIGNATURE);
    assertThat(asked).hasSize(1);
  }

  @Test
  void signaturesThatAreNotLookedAtAreToldInTheVerdict() {
    assertThat(scan(SIGNATURE.repeat(10)).limits()).isEmpty();
    assertThat(scan(SIGNATURE.repeat(11)).limits())
        .containsExactly(new LimitReached("net.dkim.DkimCheck.MAX_SIGNATURES", "10 signatures"));
  }

  @Test
  void fieldsThatAreNotLookedAtAreToldInTheVerdict() {
    String none = "DKIM-Signature: of another kind\n";
    assertThat(scan(none.repeat(100)).limits()).isEmpty();
    assertThat(scan(none.repeat(101)).limits())
        .containsExactly(new LimitReached("net.dkim.DkimCheck.MAX_FIELDS", "100 fields"));
  }
}
