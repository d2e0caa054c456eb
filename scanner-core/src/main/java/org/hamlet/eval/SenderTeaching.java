package org.hamlet.eval;

import java.util.List;
import java.util.Optional;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Label;

/**
 * Learning for TxRep: what a person, or a scan that is sure, says of a message moves the mean of
 * all marks of its sender. Follows SpamAssassin 4.0.1's TxRep plugin with its own database where a
 * message is learned once; learning it as the other kind, or taking it back, undoes what it had
 * moved, as that plugin's documentation says (what the plugin does then keeps most of it).
 */
public final class SenderTeaching {

  private SenderTeaching() {}

  /** Learns the message, unless it was learned as the same before. */
  public static void learn(ScanContext scan, SenderHistory history, Label label) {
    if (!isWanted(scan.settings())) {
      return;
    }
    SenderHistory.Records records = history.of(scan.settings(), scan.user());
    Optional<TrackedMessage> tracked = TrackedMessage.of(scan, records);
    Optional<Label> before = tracked.flatMap(TrackedMessage::learnedAs);
    if (before.equals(Optional.of(label))) {
      return;
    }
    if (before.isPresent()) {
      forget(scan, history);
    }
    double points = points(scan.settings(), label);
    SenderRecord message = tracked.map(TrackedMessage::record).orElse(SenderRecord.NONE);
    for (SenderMark mark : marks(scan, message, points)) {
      records.update(mark.key(), now -> taught(now, points));
    }
    // Compat: a message that was never scanned counts twice
    SenderRecord first =
        message.isKnown() ? taught(message, points) : new SenderRecord(2, points * 2);
    tracked.ifPresent(t -> t.learned(label, first));
  }

  /** Takes back what learning the message had moved; nothing when it is not known as learned. */
  public static void forget(ScanContext scan, SenderHistory history) {
    if (!isWanted(scan.settings())) {
      return;
    }
    SenderHistory.Records records = history.of(scan.settings(), scan.user());
    Optional<TrackedMessage> tracked = TrackedMessage.of(scan, records);
    Optional<Label> label = tracked.flatMap(TrackedMessage::learnedAs);
    if (label.isEmpty()) {
      return;
    }
    double points = points(scan.settings(), label.get());
    SenderRecord message = tracked.get().record();
    boolean scanned = !message.equals(new SenderRecord(2, points * 2));
    SenderRecord before = scanned ? untaught(message, points) : SenderRecord.NONE;
    for (SenderMark mark : marks(scan, before, points)) {
      records.update(mark.key(), now -> untaught(now, points));
    }
    tracked.get().forgotten(before);
  }

  /** Whether TxRep is in use. Compat: never together with AWL, unless that is switched off. */
  static boolean isWanted(Settings settings) {
    boolean awl = settings.isLoaded("AWL") && settings.flag("use_auto_welcomelist");
    return settings.isLoaded("TxRep") && settings.flag("use_txrep") && !awl;
  }

  private static double points(Settings settings, Label label) {
    return label == Label.SPAM
        ? settings.number("txrep_learn_penalty")
        : -settings.number("txrep_learn_bonus");
  }

  private static List<SenderMark> marks(ScanContext scan, SenderRecord message, double points) {
    return SenderMark.of(scan, message.isKnown() ? message.mean() : points);
  }

  /** Moved by the points, and by the mean in the same direction. */
  private static SenderRecord taught(SenderRecord now, double points) {
    double mean = now.isKnown() ? Math.copySign(Math.abs(now.mean()), points) : 0;
    return new SenderRecord(now.count() + 1, now.total() + mean + points);
  }

  /** What {@link #taught} made this of; the mean of a record of two that was turned is lost. */
  private static SenderRecord untaught(SenderRecord now, double points) {
    double count = now.count() - 1;
    if (count <= 0) {
      return SenderRecord.NONE;
    }
    double moved = now.total() - points;
    boolean turned = moved * points < 0;
    double parts = turned ? count - 1 : count + 1;
    return new SenderRecord(count, parts > 0 ? moved * count / parts : 0);
  }
}
