package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.regex.PatternProblem;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotFile;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule set that comes from a snapshot is the one that went in. */
class RuleSetSnapshotTest {

  private static final long SEED = Long.getLong("snapshots.seed", 20_240_411);
  private static final SnapshotKey KEY = new SnapshotKey(0, 0);

  /** Every kind of rule and of setting. */
  private static final String ALL_KINDS =
      """
      header A Subject =~ /caf\\xE9|(?<WORD>tea)/i
      header A_NOT From:addr !~ /example\\.org$/ [if-unset: nobody]
      header A_EXISTS exists:List-Id
      mimeheader A_MIME Content-Type =~ /name="?(.)\\1/
      body B /(?:one|two) (?=three)/
      body B_TEMPLATE /%{WORD} again/
      rawbody C m{</?table\\b[^>]{0,80}>}
      full D /\\A.{0,20}\\bx(?<!yx)/s
      uri E m,^https?://\\d+\\.,
      uri_detail F domain =~ /example/ text !~ /click/
      body G eval:check_for_numeric_helo('a', "b c", 3)
      askdns H _SENDERDOMAIN_.example.net A,TXT 127.0.0.2
      reuse I
      meta J (A + 2 * !B > 1) && (C ? D : -E) || NOBODY || rules_matching(A_*)
      meta J_NONE ()
      score A 1 2 3 4
      score B -0.5
      describe A Coffee or tea
      describe B \u20AC \u00E9
      tflags B multiple maxhits=3
      tflags G net nice
      priority C -100
      shortcircuit D spam
      welcomelist_from *@example.org a?b@example.net
      welcomelist_from_rcvd *@example.com example.com
      enlist_uri_host (SHOPS) example.com !example.net
      redirector_pattern m'^https?://r\\.example/(.*)'
      replace_tag O [o0]
      replace_rules K
      body K /<O>ffer/
      add_header all Seen _YESNO_
      required_score 4
      no_such_keyword 1
      body BAD /(/
      """;

  @TempDir Path folder;

  private static RuleSet read(ConfigSource source) {
    return RuleSetReader.english().read(new RuleSources().rules(source));
  }

  /** Through a file and back; all of it was taken. */
  private RuleSet through(RuleSet set) throws SnapshotDamage {
    SnapshotFile file = new SnapshotFile(folder.resolve("rules"));
    file.write(KEY, written(set));
    SnapshotReader in = file.read(KEY).orElseThrow();
    RuleSet read = RuleSetSnapshot.read(in);
    assertThat(in.isAtEnd()).isTrue();
    return read;
  }

  private static SnapshotWriter written(RuleSet set) {
    SnapshotWriter out = new SnapshotWriter();
    RuleSetSnapshot.write(set, out);
    return out;
  }

  /** In all that can be compared; what patterns compile to is compared by writing it again. */
  private void isTheSame(RuleSet set) throws SnapshotDamage, IOException {
    RuleSet read = through(set);
    assertThat(read.rules().keySet()).containsExactlyElementsOf(set.rules().keySet());
    for (Rule rule : set.rules().values()) {
      assertThat(read.rules().get(rule.name())).hasToString(rule.toString());
    }
    assertThat(read.traits()).isEqualTo(set.traits());
    assertThat(read.problems()).isEqualTo(set.problems());
    assertThat(read.settings().values())
        .usingRecursiveComparison()
        .isEqualTo(set.settings().values());
    byte[] first = Files.readAllBytes(folder.resolve("rules"));
    through(read);
    assertThat(Files.readAllBytes(folder.resolve("rules"))).isEqualTo(first);
  }

  @Test
  void everyKindOfRuleAndSettingComesBack() throws SnapshotDamage, IOException {
    RuleSet set = read(ConfigSource.text("all.cf", ALL_KINDS));
    assertThat(set.problems()).hasSize(2);
    assertThat(set.rules()).hasSize(16);
    isTheSame(set);
  }

  @Test
  void problemsComeBack() throws SnapshotDamage, IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(Path.of("src/test/resources/config"))) {
      files = entries.filter(file -> file.toString().endsWith(".cf")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(40);
    for (Path file : files) {
      isTheSame(read(ConfigSource.file(file)));
    }
  }

  @Test
  void installedRulesComeBack() throws SnapshotDamage, IOException {
    isTheSame(InstalledRules.read());
  }

  @Test
  void templateThatIsPickyStaysSo() throws SnapshotDamage, PatternProblem {
    String picky = "ignore_always_matching_regexps 1\nbody T /a%{TAG}/\n";
    RuleSet read = through(read(ConfigSource.text("picky.cf", picky)));
    TemplatePattern template =
        (TemplatePattern) ((Rule.BodyRule) read.rules().values().iterator().next()).pattern();
    assertThat(template.bind(tag -> List.of("x"))).isPresent();
  }

  @Test
  void preferencesLieOnTopOfIt() throws SnapshotDamage {
    RuleSet set = read(ConfigSource.text("all.cf", "allow_user_rules 1\n" + ALL_KINDS));
    ConfigSource wishes =
        ConfigSource.text(
            "user_prefs",
            "score A 7\nrequired_score 9\nbody OWN /x/\nwelcomelist_from c@example.org\n");
    RuleSet own = new PreferencesReader(set, Surroundings.ENGLISH).read(wishes);
    RuleSet ownOfRead = new PreferencesReader(through(set), Surroundings.ENGLISH).read(wishes);
    assertThat(ownOfRead.rules().keySet()).containsExactlyElementsOf(own.rules().keySet());
    assertThat(ownOfRead.traits()).isEqualTo(own.traits());
    assertThat(ownOfRead.settings().values())
        .usingRecursiveComparison()
        .isEqualTo(own.settings().values());
  }

  /** Patterns are left out: their details are held together by checksums. */
  @Test
  void anyBytesAreReadOrRefused() {
    String plain =
        ALL_KINDS
            .lines()
            .filter(line -> !line.contains("~ /") && !line.matches("(body|rawbody|full|uri) .*/.*"))
            .collect(Collectors.joining("\n"));
    byte[] whole = written(read(ConfigSource.text("plain.cf", plain))).toBytes();
    Random random = new Random(SEED);
    int refused = 0;
    int rounds = 5000;
    for (int round = 0; round < rounds; round++) {
      byte[] changed = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextBoolean() ? changed.length : random.nextInt(changed.length);
      try {
        RuleSetSnapshot.read(new SnapshotReader(changed, 0, length));
      } catch (SnapshotDamage damage) {
        refused++;
      } catch (RuntimeException bug) {
        throw new IllegalStateException("snapshots.seed " + SEED + ", round " + round, bug);
      }
    }
    assertThat(refused).isBetween(rounds / 2, rounds - 1);
  }
}
