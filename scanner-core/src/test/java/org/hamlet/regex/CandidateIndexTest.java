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
        "/ad+res+/ [[dres],[ad]]",
        "/ma+l{2,9}w/ [[ma],[al],[lw]]",
        "/(?:foo.){3}/ [[foo]{3}]",
        "/(?:(?:foo|bars?).){2,}/ [[bar,foo]{2}]",
        "/(?:(?:foo.){2}-){4}/ [[-foo],[foo]{8}]",
        "/(?:(?=.*foo)x.){3}/ [[foo]]",
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
  void plainAndPrefilteredSearchFindTheSame() throws MatchGivenUp {
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
    } catch (MatchGivenUp e) {
      return false;
    }
  }

  @Test
  void everyLiteralIsFoundWhereverItStands() {
    Random random = new Random(SEED);
    List<RequiredLiterals> wanted = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      wanted.add(wanted(List.of(word(random, 2 + random.nextInt(9))), 1));
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
            .isEqualTo(text.contains(wanted.get(p).clauses().get(0).literals().get(0).text()));
      }
    }
  }

  private static RequiredLiterals wanted(List<Bytes> literals, int times) {
    return new RequiredLiterals(List.of(new RequiredLiterals.Clause(literals, times)));
  }

  @Test
  void literalsWantedOftenAreCountedPlaceByPlace() {
    Random random = new Random(SEED);
    List<RequiredLiterals> wanted = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      List<Bytes> literals = List.of(word(random, 3), word(random, 3), word(random, 3));
      wanted.add(wanted(literals.stream().distinct().toList(), 1 + random.nextInt(6)));
    }
    LiteralIndex index = LiteralIndex.of(wanted);
    BitSet candidates = new BitSet();
    FoundLiterals found = index.found(candidates);
    for (int i = 0; i < 200; i++) {
      Bytes text = word(random, random.nextInt(300));
      index.addCandidates(text, found);
      for (int p = 0; p < wanted.size(); p++) {
        RequiredLiterals.Clause clause = wanted.get(p).clauses().get(0);
        assertThat(candidates.get(p))
            .as("%s in %s, seed %d", clause, text, SEED)
            .isEqualTo(places(clause.literals(), text.text()) >= clause.times());
      }
      found.clear();
      candidates.clear();
    }
  }

  private static int places(List<Bytes> literals, String text) {
    int places = 0;
    for (Bytes literal : literals) {
      for (int at = text.indexOf(literal.text());
          at >= 0;
          at = text.indexOf(literal.text(), at + 1)) {
        places++;
      }
    }
    return places;
  }

  private static Bytes word(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append((char) ('a' + random.nextInt(4)));
    }
    return Bytes.ofLatin1(out.toString());
  }
}
