package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;

class StartAutomatonTest {

  private static final long SEED = 4711;
  private static final int PATTERNS = 4000;
  private static final int TEXTS = 10;

  @Test
  void everyMatchBeginsAtAPlaceThatPasses() throws MatchTimeout {
    PatternGenerator generator = new PatternGenerator(SEED);
    int filtered = 0;
    int matched = 0;
    for (int i = 0; i < PATTERNS; i++) {
      String[] made = generator.pattern();
      String source = "m\u0001" + made[1] + "\u0001" + made[0];
      try {
        PerlPattern pattern = PerlPattern.compile(source);
        Node root = PatternParser.parse(PatternSource.split(source)).root();
        Optional<StartAutomaton> automaton = StartAutomaton.of(root);
        // the start of a match is elsewhere behind \K
        if (automaton.isPresent() && !source.contains("\\K")) {
          filtered++;
          matched += check(pattern, automaton.get(), generator);
        }
      } catch (PatternProblem e) {
        // what cannot be compiled is not indexed
      }
    }
    System.out.println(
        "seed "
            + SEED
            + ": "
            + matched
            + " matches, "
            + filtered
            + " of "
            + PATTERNS
            + " patterns");
    assertThat(matched).isPositive();
  }

  private static int check(PerlPattern pattern, StartAutomaton automaton, PatternGenerator texts)
      throws MatchTimeout {
    int matched = 0;
    for (int i = 0; i < TEXTS; i++) {
      Bytes text = Bytes.ofLatin1("ab" + texts.text() + texts.text()).from(2);
      MatchBudget budget =
          MatchBudget.of(Duration.ofSeconds(1), Duration.ofSeconds(1));
      Optional<PatternMatch> match = pattern.find(text, 0, budget);
      if (match.isPresent()) {
        int start = match.get().start();
        assertThat(automaton.next(text, start)).as("%s on %s", pattern, text).isEqualTo(start);
        matched++;
      }
    }
    return matched;
  }
}
