package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateIndexTest {

  private static final long SEED = 20261123L;
  private static final int PATTERNS = 3000;
  private static final int TEXTS = 40;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/viagra/ [[viagra]]",
        "/Viagra/i [[viagra]]",
        "/\\bfoo\\b/ [[foo]]",
        "/foo.*bar/ [[foo],[bar]]",
        "/(?:foo|bar)baz/ [[barbaz,foobaz]]",
        "/(?:foo\\d|bar\\d)x/ [[bar,foo]]",
        "/ab?c/ [[abc,ac]]",
        "/x*/ []",
        "/\\d+/ []",
        "/foo(?=bar)/ [[bar],[foo]]",
        "/foo(?!bar)/ [[foo]]",
        "/a{3}/ [[aaa]]",
        "/(?:ab)+/ [[ab]]",
        "/(?:ab)*/ []",
        "/v[i1]a/ [[v1a,via]]",
        "/foo|\\d/ []",
        "/[\\xC9]t/i [[\u00C9t,\u00E9t]]"
      })
  void everyMatchNeedsTheseLiterals(String pattern, String expected) throws PatternProblem {
    String clauses = PerlPattern.compile(pattern).requiredLiterals().clauses().toString();
    assertThat(clauses.replace(" ", "")).isEqualTo(expected);
  }

  @Test
  void plainAndPrefilteredSearchFindTheSame() throws MatchTimeout {
    PatternGenerator generator = new PatternGenerator(SEED);
    List<PerlPattern> patterns = new ArrayList<>();
    while (patterns.size() < PATTERNS) {
      String[] made = generator.pattern();
      try {
        patterns.add(PerlPattern.compile("m\u0001" + made[1] + "\u0001" + made[0]));
      } catch (PatternProblem e) {
        // what cannot be compiled is not indexed
      }
    }
    CandidateIndex index = CandidateIndex.of(List.copyOf(patterns));
    int matched = 0;
    for (int i = 0; i < TEXTS; i++) {
      Bytes text = Bytes.ofLatin1(generator.text() + generator.text());
      matched += compare(patterns, index.candidates(List.of(text)).patterns(), text);
    }
    System.out.println("seed " + SEED + ": " + matched + " matches among candidates");
    assertThat(matched).isPositive();
  }

  private static int compare(List<PerlPattern> patterns, BitSet candidates, Bytes text) {
    int matched = 0;
    for (int p = 0; p < patterns.size(); p++) {
      if (matches(patterns.get(p), text)) {
        assertThat(candidates.get(p)).as("%s on %s, seed %d", patterns.get(p), text, SEED).isTrue();
        matched++;
      }
    }
    return matched;
  }

  private static boolean matches(PerlPattern pattern, Bytes text) {
    try {
      return pattern.matches(text, MatchBudget.of(Duration.ofMillis(100), Duration.ofMillis(100)));
    } catch (MatchTimeout e) {
      return false;
    }
  }

  @Test
  void everyLiteralIsFoundWhereverItStands() {
    Random random = new Random(SEED);
    List<RequiredLiterals> wanted = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      wanted.add(new RequiredLiterals(List.of(List.of(word(random, 2 + random.nextInt(9))))));
    }
    LiteralIndex index = LiteralIndex.of(wanted);
    for (int i = 0; i < 200; i++) {
      String text = word(random, random.nextInt(200)).text();
      Bytes slice =
          Bytes.ofLatin1("xx" + text.toUpperCase(java.util.Locale.ROOT) + "yy")
              .slice(2, 2 + text.length());
      BitSet candidates = new BitSet();
      index.addCandidates(slice, index.found(candidates));
      for (int p = 0; p < wanted.size(); p++) {
        assertThat(candidates.get(p))
            .isEqualTo(text.contains(wanted.get(p).clauses().get(0).get(0).text()));
      }
    }
  }

  private static Bytes word(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append((char) ('a' + random.nextInt(4)));
    }
    return Bytes.ofLatin1(out.toString());
  }
}
