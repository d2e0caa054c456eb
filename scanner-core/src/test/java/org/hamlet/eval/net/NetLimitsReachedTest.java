package org.hamlet.eval.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not asked about because there is more of it than allowed is told by the verdict. */
class NetLimitsReachedTest {

  private static final String LINK = "Subject: x\n\nhttp://shop.example.com/\n";

  /**
   * A limit, a rule that reaches it, and the world with so many of them.
   *
   * @param value as the verdict tells it
   */
  record Case(
      String name,
      String value,
      String rules,
      IntFunction<String> message,
      IntFunction<String> records) {

    @Override
    public String toString() {
      return name + " " + rules;
    }

    /** Those of other packages have their name in full. */
    String fullName() {
      return Character.isUpperCase(name.charAt(0)) ? "eval.net." + name : name;
    }

    int limit() {
      return Integer.parseInt(value.split(" ")[0]);
    }
  }

  static Stream<Case> cases() {
    String hosts = "20 hosts";
    return Stream.of(
        ofMessage(
            "SenderHosts.MAX_HOSTS",
            hosts,
            "header A eval:check_rbl_from_host('a','a.example.')",
            n -> "From: " + numbered(n, "a@h%d.example, ") + "\n\nx\n"),
        ofMessage(
            "SenderHosts.MAX_HOSTS",
            hosts,
            "header A eval:check_rbl_headers('a','a.example.','','X-Host')",
            n -> numbered(n, "X-Host: h%d.example\n") + "\nx\n"),
        ofMessage(
            "MailAddresses.MAX_ADDRESSES",
            "200 addresses",
            "header A eval:check_hashbl_emails('a.example','sha1','body')",
            n -> "Subject: x\n\n" + numbered(n, "u%d@example.com\n") + "u0@example.com\n"),
        ofMessage(
            "AskTemplate.MAX_NAMES",
            "50 names",
            "askdns A _WORD_.a.example A 127.0.0.2\nhamlet_captured_tags 1\n"
                + "body __W /(?<WORD>w\\d+w)/\ntflags __W multiple",
            n -> "Subject: x\n\n" + numbered(n, "w%dw ") + "\n"),
        ofMessage(
            "SpfHeaders.MAX_FIELDS",
            "20 fields",
            "header A eval:check_for_spf_pass()\n"
                + "header B eval:check_rbl_from_host('b','b.example.')",
            n -> "Received-SPF: pass\n".repeat(n) + "From: a@h.example\n\nx\n"),
        ofMessage(
            "SigningPractices.MAX_DOMAINS",
            "20 domains",
            "header A eval:check_dkim_adsp('*')",
            n -> "From: " + numbered(n, "a@h%d.example, ") + "\n\nx\n"),
        ofMessage(
            "uridnsbl_max_domains",
            "20 hosts",
            "urirhssub A a.example. A 127.0.0.2\nbody A eval:check_uridnsbl('A')\n"
                + "tflags A notrim",
            n -> "Subject: x\n\n" + numbered(n, "http://h%d.shop.example/\n")),
        ofMessage(
            "uridnsbl_max_domains",
            "20 domains",
            "urirhssub A a.example. A 127.0.0.2\nbody A eval:check_uridnsbl('A')",
            n -> "Subject: x\n\n" + numbered(n, "http://shop%d.example/\n")),
        ofMessage(
            "digest.IxHash.MAX_BODY_BYTES",
            "1048576 bytes",
            "body A eval:check_ixhash('a.example.')",
            n -> "Subject: x\n\n" + "x".repeat(n)),
        ofMessage(
            "eval.TextPattern.MAX_CAPTURED",
            "100 captures",
            "body A eval:check_hashbl_bodyre('a.example','sha1','(w\\d+w)')",
            n -> "Subject: x\n\n" + numbered(n, "w%dw ") + "\n"),
        ofRecords(
            "NameServerAddresses.MAX_SERVERS",
            "4 name servers",
            "urinsrhssub A a.example. A 127.0.0.2\nbody A eval:check_uridnsbl('A')",
            n -> numbered(n, "example.com NS ns%d.example.net\n")),
        ofRecords(
            "NameServerAddresses.MAX_ADDRESSES",
            "4 addresses",
            "uridnssub A a.example. A 127.0.0.2\nbody A eval:check_uridnsbl('A')\ntflags A a",
            n -> numbered(n, "shop.example.com A 192.0.2.%d\n")));
  }

  private static Case ofMessage(
      String name, String value, String rules, IntFunction<String> message) {
    return new Case(name, value, rules, message, n -> "");
  }

  private static Case ofRecords(
      String name, String value, String rules, IntFunction<String> records) {
    return new Case(name, value, rules, n -> LINK, records);
  }

  private static String numbered(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldWhereThereIsOneMoreOnly(Case limit) {
    LimitReached told = new LimitReached(limit.fullName(), limit.value());
    assertThat(limits(limit, limit.limit())).doesNotContain(told);
    assertThat(limits(limit, limit.limit() + 1)).containsOnlyOnce(told);
  }

  private static List<LimitReached> limits(Case limit, int count) {
    RecordsOfTest dns = new RecordsOfTest(limit.records().apply(count).lines().toList());
    ScannerBuilder builder = Scanner.builder().dns(dns);
    builder.line("util_rb_tld com net example");
    limit.rules().lines().forEach(builder::line);
    byte[] message = limit.message().apply(count).getBytes(ISO_8859_1);
    List<LimitReached> limits = builder.build().scan(ScanRequest.of(message)).verdict().limits();
    assertThat(dns.asked()).isNotEmpty();
    return limits;
  }
}
