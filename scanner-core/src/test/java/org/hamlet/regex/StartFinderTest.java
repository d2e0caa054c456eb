package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartFinderTest {

  private static final long SEED = 4711;
  private static final int PATTERNS = 4000;
  private static final int TEXTS = 10;
  private static final long MATCH_STEPS = 1_000_000;
  private static final int SHARED_TEXTS = 300;

  @Test
  void everyMatchBeginsAtAPlaceThatPasses() throws Exception {
    PatternGenerator generator = new PatternGenerator(SEED);
    int matched = 0;
    int left = 0;
    for (int i = 0; i < PATTERNS; i++) {
      String[] made = generator.pattern();
      String source = "m\u0001" + made[1] + "\u0001" + made[0];
      // the start of a match is elsewhere behind \K
      if (source.contains("\\K")) {
        continue;
      }
      try {
        ParsedPattern parsed = PatternParser.parse(PatternSource.split(source));
        matched += check(parsed, source, generator);
      } catch (PatternProblem e) {
        left++;
      }
    }
    System.out.printf("seed %d: %d matches, %d patterns left out%n", SEED, matched, left);
    assertThat(matched).isGreaterThan(PATTERNS);
  }

  /** Searches with the matcher alone, every text and from every place of it. */
  private static int check(ParsedPattern parsed, String source, PatternGenerator texts)
      throws PatternProblem {
    Program program = ProgramWriter.lean(parsed);
    StartFinder finder = finder(parsed);
    int matched = 0;
    for (int i = 0; i < TEXTS; i++) {
      Bytes text = Bytes.ofLatin1("ab" + texts.text() + texts.text()).from(2);
      StartPlaces places = finder.find(text);
      for (int from = 0; from <= text.length(); from++) {
        int start = search(program, text, from);
        if (start >= 0) {
          assertThat(places.next(start)).as("%s on %s", source, text).isEqualTo(start);
          matched++;
        }
      }
    }
    return matched;
  }

  private static int search(Program program, Bytes text, int from) {
    Backtracker tracker = new Backtracker(program);
    tracker.read(text);
    tracker.searchFrom(from);
    for (int at = from; at <= text.length(); at++) {
      tracker.begin(at);
      if (tracker.go(MATCH_STEPS) == Backtracker.Outcome.MATCH) {
        return at;
      }
    }
    return -1;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/\\S+(?<!=)<\\w+/ <",
        "/^(a+)+$/m a",
        "/(?:a?){30}a{30}b/ a",
        "/(.*)(.*)(.*)\\1x/s a",
        "/[^>]{0,80}>{9}[^<]{0,2048}<b/ >"
      })
  void oneWalkDecidesWhateverThePatternAndText(String source, String bytes) throws Exception {
    PerlPattern pattern = PerlPattern.compile(source);
    Bytes text = Bytes.ofLatin1(bytes.repeat(1 << 20) + "!");
    StartPlaces places =
        new CompiledPattern(ParsedParts.of(source, false, PatternFragments.NONE)).starts(text);
    assertThat(places).isNotSameAs(StartPlaces.EVERYWHERE);
    assertThat(places.next(0)).isEqualTo(-1);
    MatchBudget none = MatchBudget.of(Duration.ZERO, Duration.ZERO);
    assertThat(pattern.matches(text, none)).isFalse();
  }

  @Test
  void aTextThatNeedsTooManyEntriesIsLeftToTheMatcher() throws Exception {
    String source = "/a.{40}b/s";
    StartFinder finder = finder(parsed(source));
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder("aaaa");
    for (int i = 0; i < 100_000; i++) {
      text.append(random.nextBoolean() ? 'b' : 'c');
    }
    assertThat(finder.find(Bytes.ofLatin1(text.toString()))).isSameAs(StartPlaces.EVERYWHERE);
    Bytes match = Bytes.ofLatin1("xxa" + "c".repeat(40) + "b");
    assertThat(finder.find(match).next(0)).isEqualTo(2);
    assertThat(finder.find(match).next(3)).isEqualTo(-1);
  }

  /** Few entries, but each of thousands of states. */
  @Test
  void aTextThatVisitsTooManyStatesIsLeftToTheMatcher() throws Exception {
    StartFinder finder = finder(parsed("/[abc](?:[abc]{1000}){19}c/s"));
    assertThat(finder.find(text("x".repeat(40_000), 10_000))).isSameAs(StartPlaces.EVERYWHERE);
  }

  /**
   * Neither entries nor states of the text are too many, but sets of states fill the table twice
   * (StartFinder.MAX_FILLED_PER_TEXT).
   */
  @Test
  void aTextThatFillsTheTableTwiceIsLeftToTheMatcher() throws Exception {
    StartFinder finder = finder(parsed("/a[abc]{1000}c/s"));
    String rest = "x".repeat(1 << 19);
    assertThat(finder.find(text(rest, 20_000))).isSameAs(StartPlaces.EVERYWHERE);
    assertThat(finder.find(text(rest, 100))).isNotSameAs(StartPlaces.EVERYWHERE);
  }

  /** A text that ends with letters drawn from a, b and c. */
  private static Bytes text(String begin, int letters) {
    StringBuilder text = new StringBuilder(begin);
    Random random = new Random(SEED);
    for (int i = 0; i < letters; i++) {
      text.append("abc".charAt(random.nextInt(3)));
    }
    return Bytes.ofLatin1(text.toString());
  }

  @Test
  void aFullTableIsBegunAnew() throws Exception {
    ParsedPattern parsed = parsed("/a.{16}b/s");
    StartFinder finder = finder(parsed);
    Program program = ProgramWriter.lean(parsed);
    Random random = new Random(SEED);
    int texts = 2 * Transitions.MAX_ENTRIES / StartFinder.MAX_ENTRIES_PER_TEXT;
    for (int i = 0; i < texts; i++) {
      StringBuilder made = new StringBuilder();
      for (int k = 0; k < StartFinder.MAX_ENTRIES_PER_TEXT; k++) {
        made.append("ab".charAt(random.nextInt(2)));
      }
      Bytes text = Bytes.ofLatin1(made.toString());
      assertThat(finder.find(text).next(0)).isEqualTo(search(program, text, 0));
    }
  }

  /** The table is full and begun anew again and again while all of them read it. */
  @Test
  void oneFinderTellsEachOfFourThreadsWhatItTellsOne() throws Exception {
    StartFinder shared = finder(parsed("/a[ab]{12}b/s"));
    List<Callable<Integer>> threads = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      long seed = SEED + thread;
      threads.add(() -> countRight(shared, seed));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads.size());
    try {
      for (Future<Integer> right : pool.invokeAll(threads)) {
        assertThat(right.get()).isEqualTo(SHARED_TEXTS);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Texts for which a finder tells what the definition of the pattern says. */
  private static int countRight(StartFinder finder, long seed) {
    Random random = new Random(seed);
    int right = 0;
    for (int i = 0; i < SHARED_TEXTS; i++) {
      StringBuilder made = new StringBuilder();
      for (int k = 0; k < 1000; k++) {
        made.append("aabbc".charAt(random.nextInt(5)));
      }
      StartPlaces places = finder.find(Bytes.ofLatin1(made.toString()));
      Matcher found = Pattern.compile("(?=a[ab]{12}b)").matcher(made);
      int from = 0;
      boolean all = true;
      while (found.find()) {
        all &= places.next(from) == found.start();
        from = found.start() + 1;
      }
      right += all && places.next(from) < 0 ? 1 : 0;
    }
    return right;
  }

  /** Each reference could be anything its group can be, and so could each in the next. */
  @ParameterizedTest
  @ValueSource(strings = {"[ab]c", "\\b", "(?:\\b|^)", "(?:^){3}"})
  void manyReferencesToALongGroupCostNoMoreThanOne(String part) {
    String source = "/x(" + part.repeat(5_000) + ")" + "\\1".repeat(60_000) + "y/";
    boolean takesNothing = !part.startsWith("[");
    assertThat(BackwardNfa.of(parsed(source).root()).isPresent()).isEqualTo(takesNothing);
  }

  @Test
  void anyGroupOfABranchResetMayBeWhatIsReferredTo() throws PatternProblem {
    StartFinder finder = finder(parsed("/(?|(al)pha|(be)ta).*\\1/"));
    StartPlaces places = finder.find(Bytes.ofLatin1("alpha beta xbe"));
    assertThat(places.next(6)).isEqualTo(6);
  }

  @Test
  void patternsUpToTheLimitHaveAnAutomaton() {
    int most = BackwardNfa.MAX_STATES - 1;
    assertThat(BackwardNfa.of(parsed("/" + "a".repeat(most) + "/").root())).isPresent();
    assertThat(BackwardNfa.of(parsed("/" + "a".repeat(most + 1) + "/").root())).isEmpty();
  }

  private static StartFinder finder(ParsedPattern parsed) {
    return new StartFinder(StartFinder.plan(parsed.root()).orElseThrow());
  }

  private static ParsedPattern parsed(String source) {
    try {
      return PatternParser.parse(PatternSource.split(source));
    } catch (PatternProblem e) {
      throw new IllegalStateException(e);
    }
  }
}
