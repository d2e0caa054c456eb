package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What lines make of settings; expected values are SpamAssassin 4.0.1's for the same lines. */
class SettingsTest {

  @Test
  void defaultsAreThereWithoutAnyLine() {
    Settings settings = Settings.defaults();
    assertThat(settings.number("required_score")).isEqualTo(5);
    assertThat(settings.flag("use_bayes")).isTrue();
    assertThat(settings.duration("time_limit")).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.text("report_charset")).isEqualTo("UTF-8");
    assertThat(settings.list("bayes_stopword_languages")).containsExactly("en");
    assertThat(settings.list("bayes_token_sources"))
        .containsExactly("header", "visible", "invisible", "uri");
  }

  @Test
  void durationsHaveUnits() {
    assertThat(ReadText.settings("time_limit 2m").duration("time_limit"))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(ReadText.settings("time_limit 1.5").duration("time_limit"))
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(ReadText.settings("bayes_token_ttl 3w").duration("bayes_token_ttl"))
        .isEqualTo(Duration.ofDays(21));
  }

  @Test
  void oldSpellingsSetTheSame() {
    Settings settings =
        ReadText.settings(
            "whitelist_from A@B.example", "blacklist_from *@c.example", "required_hits 7");
    assertThat(settings.addresses("welcomelist_from").globs()).containsExactly("a@b.example");
    assertThat(settings.addresses("blocklist_from").matches("X@C.example")).isTrue();
    assertThat(settings.number("required_score")).isEqualTo(7);
  }

  @Test
  void removingTakesExactEntriesOut() {
    Settings settings =
        ReadText.settings(
            "welcomelist_from a@example.com *@example.net",
            "unwhitelist_from *@EXAMPLE.net",
            "welcomelist_from_rcvd a@B.example D.example",
            "def_welcomelist_from_rcvd a@b.example f.example",
            "welcomelist_from_rcvd x@b.example d.example",
            "unwelcomelist_from_rcvd a@b.example",
            "welcomelist_auth a@example.org",
            "unwelcomelist_auth *@example.org");
    assertThat(settings.addresses("welcomelist_from").globs()).containsExactly("a@example.com");
    assertThat(settings.list("welcomelist_from_rcvd")).containsExactly("x@b.example d.example");
    assertThat(settings.list("def_welcomelist_from_rcvd")).isEmpty();
    assertThat(settings.addresses("welcomelist_auth").globs()).containsExactly("a@example.org");
  }

  @Test
  void headersAreReplacedByNameWithoutCase() {
    Settings settings =
        ReadText.settings(
            "add_header all Checker-Version v",
            "add_header all Foo bar",
            "add_header spam Foo baz",
            "add_header all Bar x",
            "add_header spam foo again",
            "add_header ham X-Y \"q\\tz\\n\\\\n\\q\"",
            "remove_header all Checker-Version");
    assertThat(settings.addedHeaders(false))
        .containsExactly(
            entry("Checker-Version", "v"),
            entry("Foo", "bar"),
            entry("Bar", "x"),
            entry("X-Y", "q\tz\n\\n"));
    assertThat(settings.addedHeaders(true))
        .containsExactly(entry("Checker-Version", "v"), entry("Bar", "x"), entry("foo", "again"));
  }

  @Test
  void quotesKeepTheSpacesOfReportLines() {
    Settings settings = ReadText.settings("report \"  foo \"", "report", "report bar   baz");
    assertThat(SettingsViews.template(settings, "report")).isEqualTo("  foo \n\nbar   baz\n");
    assertThat(ReadText.settings("report a", "clear_report_template").list("report")).isEmpty();
  }

  @Test
  void hostListsKnowExclusions() {
    Settings settings =
        ReadText.settings(
            "enlist_uri_host (X) Good.example !bad.good.example",
            "blocklist_uri_host spam.example other.example",
            "delist_uri_host (BLOCK) !other.example");
    assertThat(settings.hostList("X").orElseThrow())
        .containsExactly(entry("good.example", true), entry("bad.good.example", false));
    assertThat(settings.hostList("BLOCK").orElseThrow())
        .containsExactly(entry("spam.example", true));
    assertThat(settings.hostList("WELCOME")).isEmpty();
  }

  @Test
  void tokenSourcesAddAndTakeAway() {
    assertThat(ReadText.settings("bayes_token_sources none uri").list("bayes_token_sources"))
        .containsExactly("uri");
    assertThat(ReadText.settings("bayes_token_sources All NoUri").list("bayes_token_sources"))
        .containsExactly("header", "visible", "invisible", "mimepart");
  }

  @Test
  void namedAddressListsAndSettingsAreOne() {
    Settings settings = ReadText.settings("enlist_addrlist (blocklist_to) a@example.com");
    assertThat(settings.addresses("blocklist_to").matches("A@example.com")).isTrue();
    assertThat(settings.namedAddresses("blocklist_to")).isPresent();
    assertThat(settings.namedAddresses("NOBODY")).isEmpty();
  }

  @Test
  void linesOfAKeyThatAddUpAndLinesThatReplace() {
    Settings settings =
        ReadText.settings(
            "dns_block_rule A b.example d.example",
            "dns_block_rule A f.example",
            "adsp_override foo.example",
            "adsp_override foo.example all",
            "rewrite_header Subject *** x",
            "bayes_stopword_de (?:der|die|das)");
    assertThat(settings.map("dns_block_rule"))
        .containsExactly(entry("A", "b.example d.example f.example"));
    assertThat(settings.map("adsp_override")).containsExactly(entry("foo.example", "A"));
    assertThat(settings.map("rewrite_header")).containsExactly(entry("subject", "*** x"));
    assertThat(settings.map("bayes_stopword_")).containsExactly(entry("de", "(?:der|die|das)"));
  }

  @Test
  void escapedHashSignsAndComments() {
    Settings settings = ReadText.settings("report_contact room \\#5 # not \\# this");
    assertThat(settings.text("report_contact")).isEqualTo("room #5");
  }

  @Test
  void askingForTheWrongTypeIsABugOfTheCaller() {
    Settings settings = Settings.defaults();
    assertThatThrownBy(() -> settings.flag("report_charset"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.list("no_such_setting"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void viewsGiveTheStagesTheirOptions() {
    Settings settings =
        ReadText.settings(
            "trusted_networks 192.0.2.0/24 !192.0.2.1",
            "originating_ip_headers X-A X-B",
            "envelope_sender_header Return-Path",
            "normalize_charset 0",
            "util_rb_tld COM example",
            "util_rb_2tld co.example");
    assertThat(SettingsViews.relayOptions(settings).trusted().entries())
        .containsExactly("192.0.2.0/24", "!192.0.2.1");
    assertThat(SettingsViews.relayOptions(settings).originatingIpHeaders())
        .containsExactly("X-A", "X-B");
    assertThat(SettingsViews.textOptions(settings).envelopeSenderHeader()).isEqualTo("Return-Path");
    assertThat(SettingsViews.textOptions(settings).normalizeCharset()).isFalse();
    assertThat(SettingsViews.domainRegistry(settings).registeredDomain("a.b.co.example"))
        .isEqualTo("b.co.example");
  }
}
