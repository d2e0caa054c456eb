package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of {@code if} lines; what holds in SpamAssassin 4.0.1 with Debian's plugins. */
class ConditionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "version >= 4.000001",
        "(version >= 3.004002)",
        "!((version < 3.004000))",
        "version > 3 && perl_version > 5.010",
        "version < 3 || version == 4.000001",
        "(3 + 1) * 2 == 8",
        "7 - 2 - 1 == 4",
        "!local_tests_only",
        "plugin(Mail::SpamAssassin::Plugin::DKIM)",
        "plugin (Mail::SpamAssassin::Plugin::DKIM)",
        "plugin(Mail::SpamAssassin::Plugin::WhiteListSubject)",
        "plugin(Mail::SpamAssassin::Plugin::RaciallyCharged)",
        "plugin(Hamlet)",
        "!plugin(Mail::SpamAssassin::Plugin::TextCat)",
        "!(!plugin(Mail::SpamAssassin::Plugin::ReplaceTags))",
        "can(Mail::SpamAssassin::Conf::feature_bug6558_free)",
        "can(Mail::SpamAssassin::Conf::compat_welcomelist_blocklist)",
        "has(Mail::SpamAssassin::Plugin::DKIM::has_arc)",
        "!can(Mail::SpamAssassin::Plugin::DKIM::has_nothing)",
        "!can(Mail::SpamAssassin::Plugin::ASN::has_check_asn)",
        "-1 < 0 && 1 != 2",
        "4 / 2 <= 2",
      })
  void holds(String condition) {
    assertThat(holdsIn(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "version < 4",
        "!version",
        "version > 3 && version > 5",
        "plugin(Mail::SpamAssassin::Plugin::Shortcircuit)",
        "!plugin(Hamlet)",
        "can(Mail::SpamAssassin::Conf::feature_of_tomorrow)",
        "1 / 0",
        "2 + 2 == 5",
      })
  void doesNotHold(String condition) {
    assertThat(holdsIn(condition)).isFalse();
  }

  @Test
  void canIsAnsweredInPreferencesToo() {
    RuleSet site = ReadText.of("required_score 5");
    RuleSet user =
        new PreferencesReader(site, Surroundings.ENGLISH)
            .read(
                ConfigSource.text(
                    "user_prefs",
                    "if can(Mail::SpamAssassin::Conf::feature_edns)\nrequired_score 9\nendif\n"));
    assertThat(user.settings().number("required_score")).isEqualTo(9);
  }

  @Test
  void skippedBranchesMayHoldAnything() {
    Settings settings =
        ReadText.settings(
            "if 0",
            "nonsense here",
            "if also nonsense",
            "else",
            "required_score 1",
            "endif",
            "else",
            "required_score 2",
            "endif");
    assertThat(settings.number("required_score")).isEqualTo(2);
  }

  private static boolean holdsIn(String condition) {
    Settings settings = ReadText.settings("if " + condition, "required_score 77", "endif");
    return settings.number("required_score") == 77;
  }
}
