package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metas with every pair of braces that Perl's precedence implies. */
class MetaParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          A ; A
          1.5 ; 1.5
          .5 ; 0.5
          () ; ()
          (A) ; A
          !A ; (!A)
          !!A ; (!(!A))
          !A && B ; ((!A) && B)
          A && B || C ; ((A && B) || C)
          A || B && C ; (A || (B && C))
          (A || B) && C ; ((A || B) && C)
          A + B + C > 2 ; (((A + B) + C) > 2.0)
          A + B * 2 ; (A + (B * 2.0))
          A - B - C ; ((A - B) - C)
          A+-B ; (A + (-B))
          A / B * C ; ((A / B) * C)
          A >= 1 == B < 2 ; ((A >= 1.0) == (B < 2.0))
          A != B && C <= D ; ((A != B) && (C <= D))
          A ^ B == C ; (A ^ (B == C))
          A && B ^ C ; (A && (B ^ C))
          A ? B : C ; (A ? B : C)
          A ? B : C ? D : E ; (A ? B : (C ? D : E))
          A || B ? C : D ; ((A || B) ? C : D)
          (A&&!B)||(C&&!(D||E)) ; ((A && (!B)) || (C && (!(D || E))))
          !A > 1 ; ((!A) > 1.0)
          A > B > 0 ; ((A > B) && (B > 0.0))
          A > B + 1 >= C < 2 ; (((A > (B + 1.0)) && ((B + 1.0) >= C)) && (C < 2.0))
          A == 3 != B ; ((A == 3.0) && (3.0 != B))
          (A > B) > 0 ; ((A > B) > 0.0)
          A > B == C > D ; ((A > B) == (C > D))
          010 ; 8.0
          A == 017 ; (A == 15.0)
          00 ; 0.0
          0.5 ; 0.5
          """)
  void bindsAsPerlDoes(String source, String braced) throws BadLine {
    assertThat(braced(new MetaParser(source, 0, new RuleDrafts(false)).parse())).isEqualTo(braced);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08", "0x10", "1e1", "03.0", "1.2.3", "5.", "A < (B < C < D) < E"})
  void isRefused(String source) {
    assertThatThrownBy(() -> new MetaParser(source, 0, new RuleDrafts(false)).parse())
        .isInstanceOf(BadLine.class);
  }

  @Test
  void rulesMatchingNamesAllOthersThatFit() {
    RuleSet read =
        ReadText.of(
            "body LOCAL_A /a/",
            "meta LOCAL_ANY rules_matching(LOCAL_*) > 1",
            "body LOCAL_B /b/",
            "body OTHER /c/");
    Rule.MetaRule meta = (Rule.MetaRule) read.rules().get(new RuleName("LOCAL_ANY"));
    assertThat(braced(meta.expression())).isEqualTo("(rules_matching[LOCAL_A, LOCAL_B] > 1.0)");
  }

  private static String braced(MetaExpression e) {
    if (e instanceof MetaExpression.Constant c) {
      return String.valueOf(c.value());
    }
    if (e instanceof MetaExpression.Dependency d) {
      return d.rule().text();
    }
    if (e instanceof MetaExpression.Unary u) {
      return "(" + u.operator() + braced(u.operand()) + ")";
    }
    if (e instanceof MetaExpression.Chain c) {
      String braced = braced(c.first());
      for (MetaExpression.Step step : c.steps()) {
        braced = "(" + braced + " " + step.operator() + " " + braced(step.operand()) + ")";
      }
      return braced;
    }
    if (e instanceof MetaExpression.Conditional c) {
      String branches = braced(c.whenTrue()) + " : " + braced(c.whenFalse());
      return "(" + braced(c.condition()) + " ? " + branches + ")";
    }
    return e instanceof MetaExpression.RulesMatching r ? "rules_matching" + r.rules() : "()";
  }
}
