package org.hamlet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.hamlet.verdict.Hit;

/** One eval rule, bound to its function. */
final class EvalStep implements Step {

  /** Most notes kept beside one hit. */
  static final int MAX_NOTES = 50;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private final CompiledRule rule;
  private final Hit.Area area;
  private final Eval eval;
  private final boolean hasEffects;

  /** {@code hasEffects}: whether its function is known to do more than hit. */
  EvalStep(CompiledRule rule, Hit.Area area, Eval eval, boolean hasEffects) {
    this.rule = rule;
    this.area = area;
    this.eval = eval;
    this.hasEffects = hasEffects;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    hits.startsTrying();
    NotesOfRule notes = new NotesOfRule(hits, hasEffects);
    double value = eval.hits(scan, notes);
    if (value != 0) {
      hits.hit(rule, area, new HitCollector.Outcome(value, 1, notes.points), notes.texts);
    }
    hits.tried(rule);
  }

  /**
   * What mail or a list says is shown on terminals: white space is a blank, any other control
   * character a question mark.
   */
  static String printable(String text) {
    return CONTROLS.matcher(WHITE_SPACE.matcher(text).replaceAll(" ")).replaceAll("?");
  }

  /** Keeps the notes until it is known whether the rule hit. */
  private static final class NotesOfRule implements Notes {

    private final HitCollector hits;
    private final boolean hasEffects;
    private final List<String> texts = new ArrayList<>();
    private OptionalDouble points = OptionalDouble.empty();

    NotesOfRule(HitCollector hits, boolean hasEffects) {
      this.hits = hits;
      this.hasEffects = hasEffects;
    }

    @Override
    public void note(String text) {
      if (texts.size() < MAX_NOTES) {
        texts.add(printable(text));
      }
    }

    @Override
    public void tag(String name, String value) {
      assert hasEffects : name + ": its function must be made by EvalFunction.settingTags";
      hits.tag(name, value);
    }

    @Override
    public PointsSoFar soFar() {
      return hits.soFar();
    }

    @Override
    public void points(double own) {
      points = OptionalDouble.of(own);
    }
  }
}
