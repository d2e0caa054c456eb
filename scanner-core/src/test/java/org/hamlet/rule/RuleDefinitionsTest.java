package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.RulePattern;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of line defines. */
class RuleDefinitionsTest {

  private static final RuleName A = new RuleName("A");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          header A Subject =~ /x y/i               ; Subject =~ /x y/i
          header A Subject=~m{x}                   ; Subject =~ m{x}
          header A From:addr:domain !~ /x/         ; From:ADDR:DOMAIN !~ /x/
          header A Date =~ /^$/ [if-unset: a b]    ; Date =~ /^$/ unless unset: a b
          header A Date =~ /[if-unset:]/           ; Date =~ /[if-unset:]/
          header A exists:X-Mailer                 ; exists X-Mailer
          header A eval:check_it()                 ; HEADER check_it[]
          header A eval:check_rbl('zen', "z.")     ; RBL check_rbl[zen, z.]
          body A eval:f( 1,-2.5 , a:b ,'(x),y' )   ; BODY f[1, -2.5, a:b, (x),y]
          rawbody A eval:f('\\d@')                 ; RAWBODY f[\\d@]
          full A eval:f("it's")                    ; FULL f[it's]
          body A /a#b/                             ; nothing
          body A /a\\#b/                           ; BodyRule /a#b/
          rawbody A /x/s                           ; RawbodyRule /x/s
          full A /x/                               ; FullRule /x/
          uri A m,^http://x,                       ; UriRule m,^http://x,
          mimeheader A Content-Type:raw =~ /x/     ; MIME Content-Type:RAW =~ /x/
          askdns A _X_.example A,TXT [1-2]         ; ask _X_.example [A, TXT] [1-2]
          askdns A _X_.example                     ; ask _X_.example [A]
          uri_detail A raw =~ /x y/ text !~ m{z}i  ; raw =~ /x y/, text !~ m{z}i
          reuse A B                                ; nothing ever
          meta A ()                                ; meta Nothing[]
          """)
  void definition(String line, String expected) {
    Rule rule = ReadText.of(line).rules().get(A);
    assertThat(rule == null ? "nothing" : text(rule)).isEqualTo(expected);
  }

  @Test
  void theLastDefinitionOfANameCounts() {
    RuleSet read = ReadText.of("body A /x/", "header A exists:From", "score A 3");
    assertThat(read.rules()).hasSize(1);
    assertThat(read.rules().get(A)).isInstanceOf(Rule.HeaderExistsRule.class);
  }

  @Test
  void aBrokenLaterDefinitionLeavesTheFirst() {
    RuleSet read = ReadText.of("body A /x/", "header A From /x/");
    assertThat(read.rules().get(A)).isInstanceOf(Rule.BodyRule.class);
    assertThat(read.problems()).hasSize(1);
  }

  @Test
  void tagsAreReplacedInTheRulesNamedAlone() throws MatchGivenUp {
    RuleSet read =
        ReadText.of("body A /<V>iagra/", "replace_tag V [vu]", "replace_rules A", "body B /<V>/");
    Rule.BodyRule replaced = (Rule.BodyRule) read.rules().get(A);
    assertThat(matches(replaced.pattern(), "uiagra")).isTrue();
    Rule.BodyRule plain = (Rule.BodyRule) read.rules().get(new RuleName("B"));
    assertThat(matches(plain.pattern(), "<V>")).isTrue();
  }

  @Test
  void capturedTagsFillTheirPlaces() throws MatchGivenUp, PatternProblem {
    Rule.UriRule rule =
        (Rule.UriRule) ReadText.of("uri A m|^https?://x/\\#%{USER}$|i").rules().get(A);
    TemplatePattern template = (TemplatePattern) rule.pattern();
    assertThat(template.tags()).containsExactly("USER");
    assertThat(matches(template, "http://x/#joe@example.com")).isFalse();
    assertThat(template.bind(tag -> List.of())).isEmpty();
    RulePattern bound = template.bind(tag -> List.of("a|b", "joe@example.com")).orElseThrow();
    assertThat(matches(bound, "http://x/#JOE@example.com")).isTrue();
    assertThat(matches(bound, "http://x/#joe@exampleXcom")).isFalse();
    assertThat(matches(bound, "http://x/#a|b")).isTrue();
  }

  @Test
  void capturedTextsMayMakeAPatternTooLong() throws PatternProblem {
    Rule.UriRule rule = (Rule.UriRule) ReadText.of("uri A /x%{USER}/").rules().get(A);
    TemplatePattern template = (TemplatePattern) rule.pattern();
    assertThat(template.bind(tag -> List.of("a".repeat(1 << 19)))).isPresent();
    assertThatThrownBy(() -> template.bind(tag -> List.of("a".repeat(1 << 20))))
        .isInstanceOfSatisfying(
            PatternProblem.class,
            problem ->
                assertThat(problem.limit().map(LimitReached::name))
                    .contains("regex.PatternSource.MAX_PATTERN_CHARS"));
  }

  private static boolean matches(RulePattern pattern, String text) throws MatchGivenUp {
    MatchBudget budget = MatchBudget.of(Duration.ofSeconds(5), Duration.ofSeconds(5));
    return pattern.matches(Bytes.ofLatin1(text), budget);
  }

  private static String text(Rule rule) {
    if (rule instanceof Rule.HeaderRule h) {
      String unset = h.ifUnset().map(t -> " unless unset: " + t).orElse("");
      return match(h.selector(), h.negated(), h.pattern()) + unset;
    }
    if (rule instanceof Rule.MimeHeaderRule h) {
      return "MIME " + match(h.selector(), h.negated(), h.pattern());
    }
    if (rule instanceof Rule.HeaderExistsRule h) {
      return "exists " + h.header();
    }
    if (rule instanceof Rule.EvalRule e) {
      return e.area() + " " + e.function() + e.arguments();
    }
    if (rule instanceof Rule.AskDnsRule a) {
      return ("ask " + a.queryTemplate() + " " + a.recordTypes() + " " + a.subtest()).strip();
    }
    if (rule instanceof Rule.UriDetailRule d) {
      return String.join(
          ", ",
          d.conditions().stream()
              .map(c -> c.key() + (c.negated() ? " !~ " : " =~ ") + c.pattern().source())
              .toList());
    }
    return other(rule);
  }

  private static String other(Rule rule) {
    if (rule instanceof Rule.MetaRule m) {
      return "meta " + m.expression();
    }
    if (rule instanceof Rule.EmptyRule) {
      return "nothing ever";
    }
    String kind = rule.getClass().getSimpleName() + " ";
    if (rule instanceof Rule.BodyRule b) {
      return kind + b.pattern().source();
    }
    if (rule instanceof Rule.RawbodyRule b) {
      return kind + b.pattern().source();
    }
    if (rule instanceof Rule.FullRule b) {
      return kind + b.pattern().source();
    }
    return kind + ((Rule.UriRule) rule).pattern().source();
  }

  private static String match(
      org.hamlet.text.HeaderSelector selector, boolean negated, RulePattern pattern) {
    StringBuilder text = new StringBuilder(selector.name());
    selector.modifiers().forEach(m -> text.append(':').append(m));
    return text + (negated ? " !~ " : " =~ ") + pattern.source();
  }
}
