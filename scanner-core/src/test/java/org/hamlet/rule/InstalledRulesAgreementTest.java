package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;

/**
 * What is read from the rules that Debian installs is what SpamAssassin itself reads from them,
 * fact by fact. The two kinds of difference there may be are named in {@link #explained}.
 */
class InstalledRulesAgreementTest {

  private static final int MAX_SECONDS = 60;

  @Test
  void everyFactIsTheSame() throws Exception {
    RuleSet rules = InstalledRules.read();
    Set<String> theirs = new TreeSet<>();
    for (String fact : spamAssassinsFacts()) {
      theirs.add(explained(fact, rules));
    }
    Set<String> ours = new TreeSet<>();
    for (String fact : new LoadedFacts(rules).all()) {
      ours.add(explained(fact, rules));
    }
    System.out.println(theirs.size() + " facts compared with SpamAssassin's");
    assertThat(theirs).hasSizeGreaterThan(15_000);
    assertThat(difference(theirs, ours)).as("only SpamAssassin has").isEmpty();
    assertThat(difference(ours, theirs)).as("only we have").isEmpty();
  }

  /**
   * A fact without what may differ: which metas inherit {@code net} depends on Perl's hash order;
   * SpamAssassin escapes the braces of capture templates and keeps {@code [if-unset]} in the text;
   * MIME header rules are eval calls of generated names there.
   */
  private static String explained(String fact, RuleSet rules) {
    String[] cells = fact.split("\t", -1);
    Rule rule = RuleName.isLegal(cells[1]) ? rules.rules().get(new RuleName(cells[1])) : null;
    if (cells[0].equals("flags") && rule instanceof Rule.MetaRule) {
      cells[2] = cells[2].replace("net ", "").replace(" net", "").replaceAll("^net$", "");
    } else if (cells[0].equals("pattern")) {
      cells[3] =
          cells[3]
              .replace("%\\{", "%{")
              .replace("_ADDR\\}", "_ADDR}")
              .replaceAll("\\s+\\[if-unset: .*\\]$", "")
              .replaceAll("^([\\w:-]+)\\s*([=!]~)\\s*", "$1 $2 ");
      if (rules.settings().list("replace_rules").contains(cells[1])) {
        cells[3] = cells[3].replaceAll("([=!]~ )?[/m].*", "$1(replaced)");
      }
    } else if (cells[0].equals("eval") && rule instanceof Rule.MimeHeaderRule) {
      return "eval\t" + cells[1] + "\t(MIME header)";
    }
    return String.join("\t", cells);
  }

  private static List<String> difference(Set<String> from, Set<String> without) {
    List<String> left = new ArrayList<>(from);
    left.removeAll(without);
    return left;
  }

  private static List<String> spamAssassinsFacts() throws Exception {
    Path script =
        Path.of(InstalledRulesAgreementTest.class.getResource("loaded-configuration.pl").toURI());
    Process perl;
    try {
      perl =
          new ProcessBuilder("perl", script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("Perl is installed").isNotEqualTo("true");
      assumeTrue(false, "Perl is not installed: nothing was compared");
      throw e;
    }
    byte[] output = perl.getInputStream().readAllBytes();
    assertThat(perl.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(perl.exitValue()).isZero();
    return new String(output, StandardCharsets.ISO_8859_1).lines().toList();
  }
}
