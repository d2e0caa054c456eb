package org.hamlet.models.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.ScoreSet;
import org.junit.jupiter.api.Test;

class ScoreLearningTest {

  private static final long SEED = 20261130;
  private static final ScoreOptions OPTIONS = new ScoreOptions(5, SEED, 0.005, 5, limits(4));

  private static List<LearnedScores> learned(ScoreSet ran, ScoreOptions options) {
    return new ScoreLearning(Tables.of(1_000, ran, SEED), options).run();
  }

  private static Map<String, Double> points() {
    return learned(ScoreSet.LOCAL, OPTIONS).get(0).points();
  }

  private static PointLimits limits(double most) {
    return new PointLimits(most, PointLimits.DEFAULT_PULL, List.of());
  }

  private static Map<String, Double> within(PointLimits limits) {
    return learned(ScoreSet.LOCAL, new ScoreOptions(5, SEED, 0.005, 5, limits)).get(0).points();
  }

  @Test
  void pointsOfRulesThatAreKeptStay() {
    assertThat(points()).containsKeys("WEAK", "WRONGLY_NICE", "MISLEADING");
    assertThat(within(new PointLimits(4, 2, List.of("W*", "MISLEADING", "STRON"))))
        .doesNotContainKeys("WEAK", "WRONGLY_NICE", "MISLEADING")
        .containsKeys("STRONG", "FAIR");
  }

  @Test
  void theStrongerThePullTheLessPointsMove() {
    assertThat(points().get("FAIR")).isGreaterThan(3);
    assertThat(within(new PointLimits(4, 500, List.of())).get("FAIR")).isBetween(1.05, 2.0);
    assertThat(within(new PointLimits(4, 1e6, List.of())).get("FAIR")).isCloseTo(1, offset(0.01));
  }

  @Test
  void pointsFollowWhatRulesAreWorth() {
    ScoreOptions unlimited = new ScoreOptions(5, SEED, 0.005, 5, limits(50));
    Map<String, Double> points = learned(ScoreSet.LOCAL, unlimited).get(0).points();
    assertThat(points.get("STRONG")).isGreaterThan(points.get("FAIR"));
    assertThat(points.get("FAIR")).isGreaterThan(points.get("WEAK"));
    assertThat(points.get("MISLEADING")).isLessThan(0.5);
    assertThat(points.get("FRIENDLY")).isLessThan(-0.5);
  }

  @Test
  void pointsStayOnTheirSideOfZeroAndWithinTheLimit() {
    assertThat(points().get("WRONGLY_NICE")).isEqualTo(-0.001);
    assertThat(points().values()).allMatch(points -> Math.abs(points) <= 4 && points != 0);
    assertThat(points().get("MISLEADING")).isPositive();
  }

  @Test
  void listsOfPeopleTestStringsAndRareRulesKeepTheirs() {
    assertThat(points()).doesNotContainKeys("MY_FRIENDS", "TEST_STRING", "RARE");
  }

  @Test
  void lessHamIsLostAndMoreSpamCaughtOnMailThatWasNotLearned() {
    LearnedScores set = learned(ScoreSet.LOCAL, OPTIONS).get(0);
    assertThat(set.reached()).isTrue();
    assertThat(set.crossValidated().hamLoss()).isLessThanOrEqualTo(0.005);
    assertThat(set.crossValidated().spamCaught()).isGreaterThan(set.before().spamCaught());
  }

  @Test
  void hamThatMustBeLostIsSaid() {
    HitTable table = Tables.of(100, ScoreSet.LOCAL, SEED);
    for (int i = 0; i < 10; i++) {
      table.add(Label.HAM, ScoreSet.LOCAL, List.of("TEST_STRING"));
    }
    assertThat(new ScoreLearning(table, OPTIONS).run().get(0).reached()).isFalse();
  }

  @Test
  void setsAreLearnedAsFarAsTheirTestsRan() {
    assertThat(learned(ScoreSet.LOCAL, OPTIONS))
        .extracting(LearnedScores::set)
        .containsExactly(ScoreSet.LOCAL);
    assertThat(learned(ScoreSet.BAYES, OPTIONS))
        .extracting(LearnedScores::set)
        .containsExactly(ScoreSet.LOCAL, ScoreSet.BAYES);
    List<LearnedScores> all = learned(ScoreSet.BAYES_NET, OPTIONS);
    assertThat(all).hasSize(4);
    assertThat(all.get(0).points()).doesNotContainKeys("LISTED", "BAYES_HIGH");
    assertThat(all.get(1).points()).containsKey("LISTED").doesNotContainKey("BAYES_HIGH");
    assertThat(all.get(3).points()).containsKeys("LISTED", "BAYES_HIGH");
  }

  @Test
  void theSameSeedGivesTheSamePoints() {
    assertThat(points()).isEqualTo(points());
  }

  @Test
  void noPointsNearbyAreBetter() {
    Sample sample =
        Sample.of(Tables.of(300, ScoreSet.BAYES_NET, SEED), ScoreSet.BAYES_NET, limits(4));
    int[] all = IntStream.range(0, sample.size()).toArray();
    double[] best = ScoreFit.of(sample, all, 5, 8);
    double least = ScoreFit.loss(sample, all, 5, 8, best);
    for (int i = 0; i < best.length; i++) {
      for (double step : new double[] {-0.01, 0.01}) {
        double[] other = best.clone();
        other[i] = sample.ranges().get(i).within(other[i] + step);
        assertThat(ScoreFit.loss(sample, all, 5, 8, other))
            .as("%s moved by %s", sample.rules().get(i).name(), step)
            .isGreaterThanOrEqualTo(least - 1e-6);
      }
    }
  }

  @Test
  void theFileTellsHowThePointsCameAboutAndHasOneLineARule() {
    HitTable table = Tables.of(200, ScoreSet.LOCAL, SEED);
    List<LearnedScores> sets = new ScoreLearning(table, OPTIONS).run();
    String text = new ScoreFile(table, OPTIONS, sets).text(LocalDate.of(2026, 11, 30));
    assertThat(text)
        .startsWith(
            "# Points of rules, learned from sorted mail by hamlet rescore on 2026-11-30.\n")
        .contains(
            "# Mail: 200 ham, 200 spam. Settings: --folds 5 --seed 20261130 --ham-loss 0.5%"
                + " --max-points 4 --pull 2; required_score 5.")
        .contains("#   learned, on other mail:      " + sets.get(0).crossValidated())
        .containsPattern("\nscore WRONGLY_NICE +-0\\.001 +-2\\.000 +-2\\.000 +-2\\.000\n")
        .doesNotContain("TEST_STRING", "RARE");
    assertThat(text.lines().filter(line -> !line.isEmpty()))
        .allMatch(line -> line.startsWith("#") || line.startsWith("score "));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ScoreOptions(1, 1, 0.001, 5, limits(4)))
        .hasMessageContaining("folds");
    assertThatThrownBy(() -> new ScoreOptions(ScoreOptions.MAX_FOLDS + 1, 1, 0.001, 5, limits(4)))
        .hasMessageContaining("folds");
    assertThatThrownBy(() -> new ScoreOptions(5, 1, 1, 5, limits(4)))
        .hasMessageContaining("ham loss");
    assertThatThrownBy(() -> new ScoreOptions(5, 1, 0.1, 0, limits(4)))
        .hasMessageContaining("points");
    assertThatThrownBy(() -> limits(0)).hasMessageContaining("points");
    assertThatThrownBy(() -> new PointLimits(4, 0, List.of())).hasMessageContaining("pull");
  }

  @Test
  void hamWeighsNoMoreThanTheMost() {
    HitTable table = Tables.of(100, ScoreSet.LOCAL, SEED);
    for (int i = 0; i < 10; i++) {
      table.add(Label.HAM, ScoreSet.LOCAL, List.of("TEST_STRING"));
    }
    assertThat(new ScoreLearning(table, OPTIONS).run().get(0).hamWeight())
        .isEqualTo(Math.pow(2, ScoreLearning.MAX_HAM_WEIGHT_LOG2));
  }

  @Test
  void aFitOfFewStepsTakesThePointsReached() {
    Sample sample = Sample.of(Tables.of(100, ScoreSet.LOCAL, SEED), ScoreSet.LOCAL, limits(4));
    int[] all = IntStream.range(0, sample.size()).toArray();
    double most = loss(sample, all, ScoreFit.MAX_STEPS);
    assertThat(loss(sample, all, 1)).isGreaterThan(most);
    assertThat(loss(sample, all, ScoreFit.MAX_STEPS + 1)).isEqualTo(most);
  }

  private static double loss(Sample sample, int[] all, int steps) {
    return ScoreFit.loss(sample, all, 5, 8, ScoreFit.of(sample, all, 5, 8, steps));
  }

  @Test
  void moreMessagesThanTheMostAreCounted() {
    HitTable table = new HitTable(Tables.rules());
    for (int i = 0; i < HitTable.MAX_MESSAGES; i++) {
      table.add(Label.HAM, ScoreSet.LOCAL, List.of());
    }
    assertThat(table.beyondMost()).isZero();
    table.add(Label.HAM, ScoreSet.LOCAL, List.of());
    assertThat(table.beyondMost()).isEqualTo(1);
    assertThat(table.count(Label.HAM)).isEqualTo(HitTable.MAX_MESSAGES);
  }
}
