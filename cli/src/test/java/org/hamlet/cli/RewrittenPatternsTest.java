package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Patterns that were written anew to be linear find what they found before, in texts made of the
 * pieces of what the earlier ones match: some left out, some twice, some changed places.
 */
class RewrittenPatternsTest {

  private static final int TEXTS = 1_500;
  private static final int SEED = 20261130;
  private static final List<String> NOISE =
      List.of(" ", "\n", "=", "@", "a", ".", ">", "?", "1", "helo=", "by ", "from ", ";", "(");

  /**
   * The earlier pattern, and the group of the new one without which a match of it counts for none;
   * 0 where each counts, no number where it only matters whether there is one.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "eval.ForgedReceivedEvals.HOTMAIL_CLAIM ~ any ~ (?:from |HELO |helo=)\\S*hotmail\\.com\\b",
        "eval.ForgedReceivedEvals.YAHOO_REAL ~ any ~ by web\\S+\\.mail(?:\\.\\S+)?\\.yahoo\\.com via HTTP"
            + "|by smtp\\S*\\.\\S+\\.yahoo\\.com with SMTP"
            + "|from \\S+\\.yahoo\\.com by \\S+\\.yahoo\\.com with HTTP",
        "eval.FreeMailEvals.BULK ~ any ~ ^(?:bounce|owner|return|sentto)-[^@]+@|^postmaster@|^noreply@"
            + "|-(?:bounces?|owner|request|admin|noreply)@|[^@]=[^@]+@",
        "eval.ReceivedTrail.DOMAIN ~ whole ~ \\w+[\\w.-]+\\.\\w+",
        "eval.HeaderEvals.CAPITAL_ID ~ 1 ~ <[A-Z]{28}\\.([^>]+)>",
        "eval.HeaderEvals.NAMED_SENDER ~ 1 ~ \"[^\"]+\"\\s*<([^>]+)>",
        "eval.HeaderEvals.ENCODED_CHARSET ~ 2 ~ =\\?(.{1,40}?)\\?.\\?.*?\\?=",
        "eval.UppercaseEval.JIS_ESCAPED ~ 1 ~ (?s)\\x1b\\$B.*?\\x1b\\(B",
        "eval.net.SpfHeaders.AUTHENTICATION ~ 2 ~ (?is)\\bspf=(pass|neutral|fail|softfail|none"
            + "|permerror|temperror)\\b[^;]*?\\bsmtp\\.(mailfrom|helo)\\b",
        "report.HeaderFolding.LINE_END ~ 0 ~ [ \\t\\f\\r]*\\n[ \\t\\f\\r\\n]*",
        "relay.Authentication.FORMS.6.pattern ~ any ~ (?s)\\(account .* by .*\\(CommuniGate Pro[ ]",
        "relay.Authentication.FORMS.8.pattern ~ 0 ~ by mx\\.google\\.com with ESMTPS id "
            + "[a-z0-9]+?sm.* \\(version=(\\S++) cipher=RC4-MD5\\)"
      })
  void findsTheSame(String name, String way, String earlier) throws Exception {
    Pattern before = Pattern.compile(earlier, PatternConstants.all().get(name).flags());
    Pattern now = PatternConstants.all().get(name);
    PatternSamples samples = new PatternSamples(before);
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(samples, random);
      boolean grouped = before.matcher("").groupCount() > 0;
      List<String> expected = answers(before, way.length() == 1 ? "0" : way, grouped, text);
      assertThat(answers(now, way, grouped, text))
          .as("seed " + SEED + ", on " + text)
          .isEqualTo(expected);
      found += expected.isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(TEXTS / 40);
  }

  private static List<String> answers(Pattern pattern, String way, boolean grouped, String text) {
    if (way.equals("whole")) {
      return pattern.matcher(text).matches() ? List.of("whole") : List.of();
    }
    if (way.equals("any")) {
      return pattern.matcher(text).find() ? List.of("any") : List.of();
    }
    List<String> answers = new ArrayList<>();
    for (MatchResult match : pattern.matcher(text).results().toList()) {
      if (match.group(Integer.parseInt(way)) != null) {
        answers.add(match.start() + " " + match.group() + (grouped ? match.group(1) : ""));
      }
    }
    return answers;
  }

  private static String text(PatternSamples samples, Random random) {
    StringBuilder text = new StringBuilder();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      for (String piece : samples.pieces(random)) {
        switch (random.nextInt(24)) {
          case 0 -> text.append(NOISE.get(random.nextInt(NOISE.size()))).append(piece);
          case 1 -> text.append(piece).append(piece);
          case 2 -> text.append(NOISE.get(random.nextInt(NOISE.size())));
          default -> text.append(piece);
        }
      }
    }
    return text.toString();
  }
}
