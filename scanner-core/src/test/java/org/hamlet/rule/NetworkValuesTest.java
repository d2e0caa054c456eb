package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit or a server that is mistyped is told, not taken for none. */
class NetworkValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hamlet_dns_budget zen.example.org 2/month",
        "hamlet_dns_budget zen.example.org 20k/day",
        "hamlet_dns_budget zen.example.org 20.000/day",
        "hamlet_dns_budget zen.example.org abc/day",
        "hamlet_dns_budget zen.example.org 1e3/day",
        "hamlet_dns_budget zen.example.org -5/day",
        "hamlet_dns_budget https://zen.example.org/ 5/day",
        "hamlet_dns_open https://zen.example.org/",
        "hamlet_dns_effort little",
        "dns_options edns=abc",
        "dns_options v5",
        "dns_server 127.0.0.1:99999",
        "dns_server 127.0.0.1:0",
        "dns_server [::1]:65536",
        "dns_server [::1",
        "dns_server ::1]",
        "dns_server [::1:53",
        "dns_server [::1]53",
        "dns_server [[::1]]",
        "dns_server []:53",
        "dns_server [192.0.2.1",
        "dns_server ::1%eth0]",
        "dns_server ns.example.org",
        "hamlet_pyzor_server foo:99999",
        "hamlet_razor_server a..b",
        "hamlet_spamtrap nonsense",
        "hamlet_digest_size -1",
        "uridnsbl_max_domains -1",
        "dns_block_rule R zone..example.org"
      })
  void whatIsMistypedIsToldWithItsPlace(String line) {
    assertThat(ReadText.of(line).problems()).singleElement().asString().contains("test.cf:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hamlet_dns_budget zen.example.org 20000/day",
        "hamlet_dns_budget ALL 10",
        "hamlet_dns_open zen.example.org _adsp._domainkey",
        "uridnsbl_max_domains 0",
        "dns_block_rule R zen.example.org. list.example.net",
        "dns_options v4,nov6 rotate nodns0x20 edns=4096",
        "dns_options noedns",
        "dns_server 127.0.0.1:65535",
        "dns_server [::1]:53",
        "dns_server ::1",
        "dns_server [::1]",
        "dns_server [192.0.2.1]:5353",
        "hamlet_pyzor_server public.example.org:24441 [::1]:1 127.0.0.1",
        "hamlet_spamtrap nobody@example.org *@trap.example.org"
      })
  void whatIsRightIsTaken(String line) {
    assertThat(ReadText.of(line).problems()).isEmpty();
  }
}
