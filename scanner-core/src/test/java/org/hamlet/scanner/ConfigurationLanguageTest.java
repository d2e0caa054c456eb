package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.eval.net.DigestServices;
import org.hamlet.report.ReportSurroundings;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.PreferencesReader;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Surroundings;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The configuration language, case by case: what {@code language/*.cases} say is what Hamlet does,
 * and what SpamAssassin itself does where it is installed.
 */
class ConfigurationLanguageTest {

  private static final int MAX_SECONDS = 300;
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final String BEGIN = "<!-- language: begin -->";
  private static final String END = "<!-- language: end -->";
  private static final Surroundings LOCAL = Surroundings.ENGLISH.localOnly(true);
  private static final String TOP_LEVEL = "util_rb_tld com org net example\nutil_rb_2tld co.uk\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isUnderstood(String name, LanguageCase given) {
    String answer = answer(given);
    String expected = given.ours().map(LanguageCase.Difference::answer).orElse(given.expected());
    assertThat(answer).as(given.config()).isEqualTo(expected);
    given.ours().ifPresent(ours -> assertThat(ours.reason()).as("reason").isNotBlank());
    given.ours().ifPresent(ours -> assertThat(ours.answer()).isNotEqualTo(given.expected()));
  }

  @Test
  void spamAssassinUnderstandsItSo() throws Exception {
    List<LanguageCase> cases = LanguageCase.all();
    Map<String, String> answers = spamAssassinsAnswers();
    List<String> differences = new ArrayList<>();
    for (LanguageCase given : cases) {
      String theirs = answers.getOrDefault(given.name(), "(no answer)").replace("\\n", "\n");
      if (!theirs.equals(given.expected())) {
        differences.add(given.name() + ": " + theirs + " and not " + given.expected());
      }
    }
    System.out.println(cases.size() + " cases compared with SpamAssassin");
    assertThat(answers).hasSameSizeAs(cases);
    assertThat(differences).isEmpty();
  }

  /** To accept: copy what is written to target/golden between the marks of the document. */
  @Test
  void theDocumentListsEveryDifference() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    String documented = document.substring(begin, document.indexOf(END, begin)).strip();
    List<LanguageCase> cases = LanguageCase.all();
    StringBuilder actual = new StringBuilder();
    actual
        .append(cases.size())
        .append(
            " cases of configuration and message are run here and by SpamAssassin. In these the")
        .append("\nscore, the hits or whether lint complains differ on purpose:\n\n")
        .append("| case | why |\n|---|---|\n");
    for (LanguageCase given : cases) {
      given
          .ours()
          .map(LanguageCase.Difference::reason)
          .ifPresent(why -> actual.append("| " + given.name() + " | " + why + " |\n"));
    }
    if (!documented.equals(actual.toString().strip())) {
      Path to = Path.of("target/golden/compatibility-language.md");
      Files.createDirectories(to.getParent());
      Files.writeString(to, actual);
    }
    assertThat(documented).isEqualTo(actual.toString().strip());
  }

  static Stream<Object[]> cases() throws IOException {
    return LanguageCase.all().stream().map(given -> new Object[] {given.name(), given});
  }

  private static String answer(LanguageCase given) {
    ConfigSource config = ConfigSource.text("local.cf", TOP_LEVEL + given.config());
    RuleSet site = new RuleSetReader(LOCAL).read(new RuleSources().rules(config));
    RuleSet rules =
        given
            .preferences()
            .map(text -> ConfigSource.text("user_prefs", text))
            .map(own -> new PreferencesReader(site, LOCAL).read(own))
            .orElse(site);
    Setup setup = setup(rules);
    ScanResult result =
        new Scanner(
                () -> new Setups(setup, Optional.empty(), LOCAL),
                offline(),
                new RuleSnapshots(Optional.empty(), new RuleSetReader(LOCAL)))
            .scan(ScanRequest.of(given.messageBytes()));
    List<ConfigProblem> problems = new ArrayList<>(site.problems());
    problems.addAll(rules.problems());
    problems.addAll(setup.engine().problems());
    boolean wrong = problems.stream().anyMatch(p -> p.severity() == ConfigProblem.Severity.ERROR);
    String answer = hits(result.verdict()) + (wrong ? " !" : "");
    return answer + given.fields().map(names -> fields(result, names)).orElse("");
  }

  private static Setup setup(RuleSet rules) {
    Learning nothing =
        new Learning(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    ReportSurroundings around =
        new ReportSurroundings(() -> "host.example", "Hamlet", Clock.systemUTC(), new Random(1));
    return Setup.of(
        rules,
        new Equipment(
            Limits.DEFAULT,
            Optional.empty(),
            nothing,
            around,
            Geography.databases(rules.settings()),
            new DigestServices(rules.settings(), Clock.systemUTC())));
  }

  private static DnsSource offline() {
    return new DnsSource(
        false, Optional.empty(), Clock.systemUTC(), Optional.empty(), Optional.empty());
  }

  private static String hits(Verdict verdict) {
    SortedSet<String> scored = new TreeSet<>();
    for (Hit hit : verdict.hits()) {
      String points =
          new BigDecimal(Double.toString(hit.points())).stripTrailingZeros().toPlainString();
      scored.add(hit.rule() + "=" + points + (hit.count() > 1 ? "*" + hit.count() : ""));
    }
    SortedSet<String> sub = new TreeSet<>();
    verdict.subHits().forEach(hit -> sub.add(hit.rule().text()));
    List<String> words = new ArrayList<>();
    words.add(String.format(Locale.ROOT, "%.3f", verdict.score()));
    words.addAll(scored);
    words.addAll(sub);
    return String.join(" ", words);
  }

  private static String fields(ScanResult result, String names) {
    String marked = new String(result.markedMessage(), ISO_8859_1);
    Pattern others =
        Pattern.compile(names.isEmpty() ? "(?!)" : "(?:" + names + "):.*", Pattern.DOTALL);
    StringBuilder fields = new StringBuilder();
    for (String field : marked.substring(0, marked.indexOf("\n\n")).split("\n(?![ \t])")) {
      boolean spamField =
          field.startsWith("X-Spam-") && !field.startsWith("X-Spam-Checker-Version:");
      if (spamField || others.matcher(field).matches()) {
        fields.append('\n').append(field);
      }
    }
    return fields.toString();
  }

  private static Map<String, String> spamAssassinsAnswers() throws Exception {
    List<String> command = new ArrayList<>();
    command.add("perl");
    command.add(LanguageCase.FOLDER.resolve("oracle.pl").toString());
    command.add(LanguageCase.FOLDER.toString());
    for (Path file : LanguageCase.files()) {
      command.add(file.getFileName().toString());
    }
    Process perl;
    try {
      perl = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("Perl is installed").isNotEqualTo("true");
      assumeTrue(false, "Perl is not installed: nothing was compared");
      throw e;
    }
    Map<String, String> answers = new HashMap<>();
    String output = new String(perl.getInputStream().readAllBytes(), ISO_8859_1);
    output.lines().forEach(line -> answers.put(line.split("\t")[0], line.split("\t", 2)[1]));
    assertThat(perl.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
    return answers;
  }
}
