package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktrackerTest {

  private static final MatchBudget MINUTE =
      MatchBudget.of(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @Test
  void asManyChoicesAsTheStackHoldsAreRemembered() throws Exception {
    // each round of the loop could also have taken one letter
    PerlPattern pattern = PerlPattern.compile("/^(?:a.|a)*c/s");
    String most = "aa".repeat(Trail.MAX_STACK_ENTRIES);
    assertThat(pattern.matches(Bytes.ofLatin1(most + "c"), MINUTE)).isTrue();
    Bytes tooMany = Bytes.ofLatin1(most + "aac");
    assertThatThrownBy(() -> pattern.matches(tooMany, MINUTE))
        .isInstanceOf(MatchGivenUp.class)
        .hasMessageStartingWith("limit of the stack");
  }

  @Test
  void runsWhoseBytesNothingWantsBackAreNotRemembered() throws Exception {
    Bytes lines = Bytes.ofLatin1("x\n".repeat(Trail.MAX_STACK_ENTRIES + 1));
    assertThat(PerlPattern.compile("/^(?:[^\\n]+\\n+)*z/").matches(lines, MINUTE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a", "A"})
  void aBackReferenceCostsWhatItCompares(String again) throws Exception {
    int length = 16_000;
    ParsedPattern parsed = PatternParser.parse(PatternSource.split("/^(a+?) \\1$/i"));
    Backtracker tracker = new Backtracker(ProgramWriter.lean(parsed));
    tracker.read(Bytes.ofLatin1("a".repeat(length) + " " + again.repeat(length)));
    tracker.begin(0);
    long steps = 1L << 40;
    assertThat(tracker.go(steps)).isEqualTo(Backtracker.Outcome.MATCH);
    assertThat(steps - tracker.stepsLeft()).isBetween(2L * length / 16, 2L * length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        // pattern, text, what matches; all as Perl 5.36 says
        "/x*?x{2}y/ axxxyb xxxy",
        "/a{2,3}a/ aaa aaa",
        "/[ab]*b$/ aabba -",
        "/(?:ab?)*+b/ abab b",
        "/(?:ab?)*b/ abab abab",
        "/(a|ab)(c|bcd)(d*)/ abcd abcd",
        "/(?:(a)|b)*\\1/ abaa abaa",
        "/(?<=ab|b)c/ abc c",
        "/(?<!a)b/ abb b",
        "/a\\Kb/ ab b",
        "/(?<x>a)?b(?(<x>)c|d)/ abd bd",
        "/(?:a|b|c|d|e|f|g|h|i)+?z/ xabiz abiz",
        "/(?:){3}a/ a a",
        "/(?:a*)+b/ aab aab",
        "/(\\xe4b)\\1/i \u00e4b\u00c4B \u00e4b\u00c4B",
        "/(\\w+)\\s\\1\\b/i abc-aBc -",
        "/((?:x|y){2})-\\1/i xy-XY xy-XY"
      })
  void matchesWhatPerlMatches(String source, String text, String expected) throws Exception {
    Bytes bytes = Bytes.ofLatin1(text);
    String found =
        PerlPattern.compile(source)
            .find(bytes, 0, MINUTE)
            .map(match -> text.substring(match.start(), match.end()))
            .orElse("-");
    assertThat(found).isEqualTo(expected);
  }
}
