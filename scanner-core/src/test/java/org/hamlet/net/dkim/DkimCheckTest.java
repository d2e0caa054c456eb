package org.hamlet.net.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;

/** The example of RFC 8463, appendix A: one message, signed with Ed25519 and with RSA. */
class DkimCheckTest {

  private static final String HEADER =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      """;
  private static final String BODY = "Hi.\n\nWe lost the game.  Are you hungry yet?\n\nJoe.\n";
  private static final Map<String, String> KEYS =
      Map.of(
          "brisbane._domainkey.football.example.com",
          "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
          "test._domainkey.football.example.com",
          "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
              + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
              + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
              + "Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

  @Test
  void bothSignaturesOfTheExamplePass() {
    assertThat(outcomes(HEADER, BODY)).containsExactly(DkimOutcome.PASS, DkimOutcome.PASS);
    assertThat(outcomes(HEADER.replace("\n", "\r\n"), BODY.replace("\n", "\r\n")))
        .containsExactly(DkimOutcome.PASS, DkimOutcome.PASS);
  }

  @Test
  void whiteSpaceThatRelaxedFormsLeaveOutDoesNoHarm() {
    assertThat(outcomes(HEADER.replace("Is dinner", "  Is \t dinner"), BODY + "\n\n"))
        .containsExactly(DkimOutcome.PASS, DkimOutcome.PASS);
  }

  @Test
  void changesOfSignedTextFail() {
    assertThat(outcomes(HEADER, BODY.replace("lost", "won")))
        .containsExactly(DkimOutcome.FAIL, DkimOutcome.FAIL);
    assertThat(outcomes(HEADER.replace("dinner", "supper"), BODY))
        .containsExactly(DkimOutcome.FAIL, DkimOutcome.FAIL);
    assertThat(outcomes("Subject: a\n" + HEADER.replace("From:", "From: b\nFrom:"), BODY))
        .containsExactly(DkimOutcome.FAIL, DkimOutcome.FAIL);
  }

  @Test
  void missingAndUnreachableKeysAreToldApart() {
    assertThat(outcomes(HEADER, BODY, Map.of(), DnsAnswer.Status.NO_SUCH_NAME))
        .containsExactly(DkimOutcome.PERMERROR, DkimOutcome.PERMERROR);
    assertThat(outcomes(HEADER, BODY, Map.of(), DnsAnswer.Status.SERVER_FAILED))
        .containsExactly(DkimOutcome.TEMPERROR, DkimOutcome.TEMPERROR);
  }

  @Test
  void signaturesAreLookedAtUpToTheLimit() {
    String one = "DKIM-Signature: v=1\n";
    assertThat(outcomes(one.repeat(DkimCheck.MAX_SIGNATURES), BODY))
        .hasSize(DkimCheck.MAX_SIGNATURES);
    assertThat(outcomes(one.repeat(DkimCheck.MAX_SIGNATURES + 1), BODY))
        .hasSize(DkimCheck.MAX_SIGNATURES);
  }

  private static List<DkimOutcome> outcomes(String header, String body) {
    return outcomes(header, body, KEYS, DnsAnswer.Status.NO_SUCH_NAME);
  }

  private static List<DkimOutcome> outcomes(
      String header, String body, Map<String, String> keys, DnsAnswer.Status otherwise) {
    List<DkimOutcome> outcomes = new ArrayList<>();
    new DkimCheck(Bytes.ofLatin1(header), Bytes.ofLatin1(body), 1_528_637_910L)
        .start(
            (question, then) ->
                then.accept(
                    keys.containsKey(question.name())
                        ? new DnsAnswer(
                            DnsAnswer.Status.OK,
                            List.of(
                                new DnsRecord(
                                    question.name(),
                                    RecordType.TXT,
                                    60,
                                    keys.getOrDefault(question.name(), ""))),
                            60)
                        : DnsAnswer.without(otherwise)),
            result -> outcomes.add(result.outcome()));
    return outcomes;
  }
}
