package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerlPatternTest {

  /** Refused by Perl's optimizer only, or by rules of spelling nobody meets by accident. */
  private static final Set<String> TAKEN_THOUGH_REFUSED =
      Set.of(
          "/[[:alpha]/",
          "/(?<=\\X)a/",
          "/^{2}/",
          "/(?=a){2}/",
          "/(?=a){0}/",
          "/(?:){0}/",
          "/(?:a{0}){2}/");

  @Test
  void patternsAreTakenAndRefusedAsBySpamAssassin() throws IOException {
    Set<String> takenThoughRefused = new TreeSet<>();
    for (String line : lines("/regex/refused.tsv")) {
      String[] columns = line.split("\t", 3);
      assertThat(result(columns[0])).as(columns[0]).isEqualTo(columns[2]);
      boolean taken = columns[2].equals("taken");
      if (taken && columns[1].equals("refuses")) {
        takenThoughRefused.add(columns[0]);
      } else if (!taken && columns[1].equals("takes")) {
        assertThat(columns[2]).as(columns[0]).contains("not supported");
      }
    }
    assertThat(takenThoughRefused).isEqualTo(TAKEN_THOUGH_REFUSED);
  }

  private static String result(String pattern) {
    try {
      PerlPattern.compile(pattern);
      return "taken";
    } catch (PatternProblem e) {
      return e.position() + " " + e.getMessage();
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = PerlPatternTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void groupsAndNamesAreReported() throws Exception {
    PerlPattern pattern = PerlPattern.compile("/(a)(?<second_one>b)?(c)/");
    PatternMatch match = pattern.find(Bytes.ofLatin1("xxac"), 1, budget(1000)).orElseThrow();
    assertThat(match.start()).isEqualTo(2);
    assertThat(match.end()).isEqualTo(4);
    assertThat(match.groupStarts()).containsExactly(2, -1, 3);
    assertThat(match.groupEnds()).containsExactly(3, -1, 4);
    assertThat(match.names()).containsEntry("second_one", 2);
  }

  @Test
  void lookBehindSeesWhatIsBeforeTheStart() throws Exception {
    PerlPattern pattern = PerlPattern.compile("/(?<=a)b/");
    assertThat(pattern.find(Bytes.ofLatin1("ab"), 1, budget(1000))).isPresent();
    assertThat(pattern.find(Bytes.ofLatin1("ab").from(1), 0, budget(1000))).isEmpty();
  }

  @Test
  void explosivePatternEndsWithItsBudget() throws PatternProblem {
    PerlPattern pattern = PerlPattern.compile("/(?=(a+)+$)a/");
    Bytes text = Bytes.ofLatin1("a".repeat(60) + "!");
    assertThatThrownBy(() -> pattern.matches(text, budget(50))).isInstanceOf(MatchGivenUp.class);
  }

  @Test
  void patternWithoutDelimitersHasNoModifiers() throws Exception {
    assertThat(PerlPattern.compileBare("a/b").matches(Bytes.ofLatin1("xa/b"), budget(1000)))
        .isTrue();
  }

  @Test
  void groupsMayNestToTheLimitOnASmallStack() throws Exception {
    int limit = PatternParser.MAX_GROUP_DEPTH;
    assertThat(matchesOnSmallStack(nested(limit))).isTrue();
    assertThatThrownBy(() -> PerlPattern.compile(nested(limit + 1)))
        .hasMessageContaining("nested deeper");
  }

  private static String nested(int depth) {
    return "/" + "(?:a|".repeat(depth) + "b" + ")".repeat(depth) + "/";
  }

  private static boolean matchesOnSmallStack(String pattern) throws InterruptedException {
    boolean[] matched = new boolean[1];
    Runnable task =
        () -> {
          try {
            matched[0] = PerlPattern.compile(pattern).matches(Bytes.ofLatin1("b"), budget(1000));
          } catch (PatternProblem | MatchGivenUp e) {
            throw new IllegalStateException(e);
          }
        };
    Thread thread = new Thread(null, task, "small stack", 512 << 10);
    thread.start();
    thread.join();
    return matched[0];
  }

  @Test
  void patternLongerThanTheLimitIsRefused() throws PatternProblem {
    int most = PatternSource.MAX_PATTERN_CHARS;
    assertThat(PerlPattern.compile("/" + "a".repeat(most - 2) + "/").source()).hasSize(most);
    assertThatThrownBy(() -> PerlPattern.compile("/" + "a".repeat(most - 1) + "/"))
        .isInstanceOf(PatternProblem.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/(?<=a{255})b/ true",
        "/(?<=a{256})b/ false",
        "/(?<=[ab]{0,44}[cd]{0,21})b/ true",
        "/(?<=a{0,60}b{0,60})c/ false"
      })
  void lookBehindHasLimits(String pattern, boolean taken) {
    assertThat(result(pattern).equals("taken")).isEqualTo(taken);
  }

  private static MatchBudget budget(int millis) {
    Duration duration = Duration.ofMillis(millis);
    return MatchBudget.of(duration, duration);
  }
}
