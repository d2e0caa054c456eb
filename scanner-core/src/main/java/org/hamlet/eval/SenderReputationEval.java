package org.hamlet.eval;

import java.util.Map;
import java.util.Optional;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.Notes;
import org.hamlet.engine.PointsSoFar;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Settings;

/**
 * {@code check_senders_reputation()}: draws the points of a message towards what its sender scored
 * before, known by several marks of different weight. Follows SpamAssassin 4.0.1's TxRep plugin
 * with its own database, where {@code txrep_dilution_factor} changes nothing.
 */
final class SenderReputationEval {

  private SenderReputationEval() {}

  static Map<String, EvalFunction> functions(Optional<SenderHistory> history) {
    return Map.of(
        "check_senders_reputation",
        EvalFunction.settingTags((rule, settings) -> bind(settings, history)));
  }

  private static Eval bind(Settings settings, Optional<SenderHistory> history) {
    if (history.isEmpty() || !SenderTeaching.isWanted(settings)) {
      return (scan, notes) -> 0;
    }
    return (scan, notes) -> judge(scan, notes, history.get());
  }

  private static double judge(ScanContext scan, Notes notes, SenderHistory history) {
    SenderHistory.Records records = history.of(scan.settings(), scan.user());
    PointsSoFar points = notes.soFar();
    Optional<TrackedMessage> tracked = TrackedMessage.of(scan, records);
    SenderRecord before = tracked.map(TrackedMessage::record).orElse(SenderRecord.NONE);
    if (before.isKnown()) {
      return judgeAgain(scan, notes, before);
    }
    double weights = 0;
    double sum = 0;
    for (SenderMark mark : SenderMark.of(scan, points.learnable())) {
      SenderRecord known = records.find(mark.key());
      records.update(mark.key(), now -> now.plus(points.learnable()));
      double correction = known.isKnown() ? correction(known, points.learnable()) : 0;
      weights += mark.weight();
      sum += mark.weight() * correction;
      tag(notes, mark.tag(), known, correction);
      notes.tag(mark.tag() + "PRESCORE", Rounded.text(points.all(), 1));
    }
    if (weights == 0) {
      return 0;
    }
    double correction = sum / weights * scan.settings().number("txrep_factor");
    tracked.ifPresent(message -> message.scanned(points.learnable() + correction));
    return corrected(notes, correction);
  }

  /** A message that was scanned or learned before is drawn to its own points alone. */
  private static double judgeAgain(ScanContext scan, Notes notes, SenderRecord before) {
    SenderRecord known = before.count() > 1 ? before : new SenderRecord(2, before.total() * 2);
    double factor = scan.settings().number("txrep_factor");
    return corrected(notes, correction(known, notes.soFar().learnable()) * factor);
  }

  private static double corrected(Notes notes, double exact) {
    double correction = Rounded.number(exact, 3);
    notes.points(correction);
    return Eval.of(correction != 0);
  }

  /**
   * From the message's points to the mean that includes them. Compat: points above a positive mean
   * do not count in it, as if the message had none.
   */
  private static double correction(SenderRecord known, double points) {
    double counted = known.mean() > 0 && points > known.mean() ? 0 : points;
    return (known.total() + counted) / (known.count() + 1) - counted;
  }

  private static void tag(Notes notes, String tag, SenderRecord known, double correction) {
    notes.tag(tag, Rounded.text(correction, 1));
    notes.tag(tag + "COUNT", Rounded.text(known.count(), 1));
    if (known.isKnown()) {
      notes.tag(tag + "MEAN", Rounded.text(known.mean(), 1));
    }
  }
}
