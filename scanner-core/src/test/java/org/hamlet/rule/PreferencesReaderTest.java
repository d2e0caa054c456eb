package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;

class PreferencesReaderTest {

  private static final RuleName A = new RuleName("A");
  private static final String[] SITE = {
    "body A /a/",
    "score A 2",
    "describe A first",
    "body B /b/",
    "required_score 5",
    "welcomelist_from *@example.com boss@example.net",
    "dns_server 192.0.2.1",
  };

  @Test
  void whatIsNotChangedIsShared() {
    RuleSet site = ReadText.of(SITE);
    RuleSet user = read(site, "required_score 3\n");
    assertThat(user.rules()).isSameAs(site.rules());
    assertThat(user.traits()).isSameAs(site.traits());
    assertThat(user.settings().number("required_score")).isEqualTo(3);
    assertThat(site.settings().number("required_score")).isEqualTo(5);
    assertThat(user.settings().addresses("welcomelist_from"))
        .isSameAs(site.settings().addresses("welcomelist_from"));
  }

  @Test
  void scoresAreTheUsers() {
    RuleSet site = ReadText.of(SITE);
    RuleSet user = read(site, "score A (0.5)\nscore NO_SUCH_RULE 3\n");
    assertThat(user.problems()).isEmpty();
    assertThat(user.traits().get(A).score(ScoreSet.NET)).isEqualTo(2.5);
    assertThat(user.traits().get(A).description()).isEqualTo("first");
    assertThat(user.traits()).hasSameSizeAs(site.traits());
    assertThat(user.traits().get(new RuleName("B"))).isSameAs(site.traits().get(new RuleName("B")));
    assertThat(site.traits().get(A).score(ScoreSet.NET)).isEqualTo(2);
  }

  @Test
  void listsGrowAndShrinkForTheUserAlone() {
    RuleSet site = ReadText.of(SITE);
    Settings user =
        read(site, "welcomelist_from me@example.org\nunwelcomelist_from *@example.com\n")
            .settings();
    assertThat(user.addresses("welcomelist_from").globs())
        .containsExactly("boss@example.net", "me@example.org");
    assertThat(site.settings().addresses("welcomelist_from").globs())
        .containsExactly("*@example.com", "boss@example.net");
  }

  /** Who opened a store that all share would say how much all of them may keep. */
  @Test
  void limitsOfTheTokenStoreNeedAStoreOfOnesOwn() {
    String line = "bayes_expiry_max_db_size 7\n";
    RuleSet refused = read(ReadText.of(SITE), line);
    assertThat(refused.settings().number("bayes_expiry_max_db_size")).isEqualTo(150_000);
    assertThat(refused.problems())
        .singleElement()
        .extracting(ConfigProblem::render)
        .isEqualTo(
            "user_prefs:1:1: bayes_expiry_max_db_size needs hamlet_user_stores\n  "
                + "bayes_expiry_max_db_size 7\n  ^");

    String[] own = java.util.Arrays.copyOf(SITE, SITE.length + 1);
    own[SITE.length] = "hamlet_user_stores 1";
    RuleSet allowed = read(ReadText.of(own), line);
    assertThat(allowed.problems()).isEmpty();
    assertThat(allowed.settings().number("bayes_expiry_max_db_size")).isEqualTo(7);
  }

  /** A user who could name a store could teach another's. */
  @Test
  void whichStoreIsUsedOnlyTheSiteSays() {
    String line = "bayes_sql_override_username anna\n";
    RuleSet refused = read(ReadText.of(SITE), line);
    assertThat(refused.settings().text("bayes_sql_override_username")).isEmpty();
    assertThat(refused.problems()).hasSize(1);
  }

  @Test
  void rulesNeedAllowUserRules() {
    String rule = "body MINE /mine/\nscore MINE 4\n";
    RuleSet refused = read(ReadText.of(SITE), rule);
    assertThat(refused.rules()).doesNotContainKey(new RuleName("MINE"));
    assertThat(refused.problems())
        .singleElement()
        .extracting(ConfigProblem::render)
        .isEqualTo("user_prefs:1:1: body needs allow_user_rules\n  body MINE /mine/\n  ^");

    String[] open = java.util.Arrays.copyOf(SITE, SITE.length + 1);
    open[SITE.length] = "allow_user_rules 1";
    RuleSet allowed = read(ReadText.of(open), rule);
    assertThat(allowed.problems()).isEmpty();
    assertThat(allowed.rules()).containsKeys(new RuleName("MINE"), A);
    assertThat(allowed.traits().get(new RuleName("MINE")).score(ScoreSet.LOCAL)).isEqualTo(4);
  }

  @Test
  void theAdministratorsSettingsStay() {
    RuleSet user = read(ReadText.of(SITE), "bayes_path /tmp/elsewhere\nloadplugin Evil evil.pm\n");
    assertThat(user.problems())
        .extracting(ConfigProblem::text)
        .containsExactly(
            "bayes_path may only be set by the administrator",
            "loadplugin may only be set by the administrator");
    assertThat(user.settings().isSet("bayes_path")).isFalse();
  }

  @Test
  void conditionsKnowWhatTheSiteLoads() {
    RuleSet user =
        read(
            ReadText.of(SITE),
            "ifplugin Mail::SpamAssassin::Plugin::SPF\nrequired_score 8\nendif\n");
    assertThat(user.settings().number("required_score")).isEqualTo(8);
  }

  @Test
  void ofSeveralTextsTheLastWordCountsAndEachHasItsOwnLines() {
    RuleSet user =
        new PreferencesReader(ReadText.of(SITE), Surroundings.ENGLISH)
            .read(
                List.of(
                    ConfigSource.text("home", "required_score 7\nreport_safe 0"),
                    ConfigSource.text("table", "required_score 8\nnonsense\n")));
    assertThat(user.settings().number("required_score")).isEqualTo(8);
    assertThat(user.settings().number("report_safe")).isZero();
    assertThat(user.problems())
        .extracting(problem -> problem.position().toString())
        .containsExactly("table:2:1");
  }

  private static RuleSet read(RuleSet site, String preferences) {
    return new PreferencesReader(site, Surroundings.ENGLISH)
        .read(ConfigSource.text("user_prefs", preferences));
  }
}
