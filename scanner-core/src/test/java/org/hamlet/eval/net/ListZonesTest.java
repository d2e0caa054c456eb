package org.hamlet.eval.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Surroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lists rules can ask, found before any mail makes them ask. */
class ListZonesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "header A eval:check_rbl('a-lastexternal', 'List.example.net.', '127.0.0.2') ; list.example.net=ADDRESSES",
        "header A eval:check_rbl_txt('a', 'list.example.net') ; list.example.net=ADDRESSES",
        "header A eval:check_rbl_ns_from('a', 'list.example.net') ; list.example.net=ADDRESSES",
        "header A eval:check_rbl_sub('a', '127.0.0.2') ;",
        "header A eval:check_rbl_envfrom('a', 'list.example.net.') ; list.example.net=NAMES",
        "header A eval:check_rbl_from_host('a', 'list.example.net.') ; list.example.net=NAMES",
        "header A eval:check_rbl_from_domain('a', 'list.example.net.') ; list.example.net=NAMES",
        "header A eval:check_rbl_headers('a', 'list.example.net.') ; list.example.net=NAMES",
        "header A eval:check_rbl_rcvd('a', 'list.example.net.') ; list.example.net=NAMES",
        "header A eval:check_hashbl_emails('list.example.net/TXT', 'md5') ; list.example.net=WORDS",
        "body A eval:check_hashbl_uris('list.example.net') ; list.example.net=WORDS",
        "header A eval:check_hashbl_tag('list.example.net', 'raw', 'X') ; list.example.net=WORDS",
        "body A eval:check_ixhash('list.example.net') ; list.example.net=WORDS",
        "urirhsbl A list.example.net A ; list.example.net=NAMES",
        "urirhssub A list.example.net A 2 ; list.example.net=NAMES",
        "uridnsbl A list.example.net TXT ; list.example.net=ADDRESSES",
        "uridnssub A list.example.net A 2 ; list.example.net=ADDRESSES",
        "urifullnsrhssub A list.example.net A 2 ; list.example.net=NAMES",
        "askdns A _AUTHORDOMAIN_.list.example.net A /^127/ ; list.example.net=NAMES",
        "askdns A _AUTHORDOMAIN_.list.example.net ; list.example.net=NAMES",
        "askdns A _LASTEXTERNALREVIP_.list.example.net A ; list.example.net=ADDRESSES",
        "askdns A _AUTHORDOMAIN_.list.example.net TXT /x/ ; list.example.net=WORDS",
        "askdns A _adsp._domainkey._AUTHORDOMAIN_ TXT /x/ ;",
        "askdns A list.example.net A ;"
      })
  void rulesNameTheListsTheyAsk(String line, String zones) {
    assertThat(told(line)).isEqualTo(zones == null ? "" : zones);
  }

  @ParameterizedTest
  @CsvSource({
    "ixhashdnsbl OURS list.example.net, OURS, list.example.net=WORDS",
    "ixhashdnsbl OURS list.example.net, THEIRS, ''"
  })
  void ixHashRulesNameListsByNamesOfTheirOwn(String line, String name, String zones) {
    assertThat(told(line + "\nbody A eval:check_ixhash('" + name + "')")).isEqualTo(zones);
  }

  private static String told(String lines) {
    RuleSources sources = new RuleSources().rules(ConfigSource.text("test.cf", lines + "\n"));
    RuleSet rules = new RuleSetReader(Surroundings.ENGLISH).read(sources);
    return ListZones.of(rules).entrySet().stream()
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
