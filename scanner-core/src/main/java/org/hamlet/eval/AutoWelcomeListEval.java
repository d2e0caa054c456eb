package org.hamlet.eval;

import java.util.Locale;
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
 * Draws the points of a message towards the mean of what its sender sent before, a sender being an
 * address in From together with the network its mail comes from. Follows SpamAssassin 4.0.1's AWL
 * plugin. The hit bears the name of the rule that calls (SpamAssassin: always AWL).
 */
final class AutoWelcomeListEval {

  private static final String NO_NETWORK = "none";

  private AutoWelcomeListEval() {}

  static Map<String, EvalFunction> functions(Optional<SenderHistory> history) {
    EvalFunction awl = EvalFunction.settingTags((rule, settings) -> bind(settings, history));
    return Map.of(
        "check_from_in_auto_welcomelist", awl,
        "check_from_in_auto_whitelist", awl);
  }

  private static Eval bind(Settings settings, Optional<SenderHistory> history) {
    boolean wanted = settings.isLoaded("AWL") && settings.flag("use_auto_welcomelist");
    if (history.isEmpty() || !wanted) {
      return (scan, notes) -> 0;
    }
    return (scan, notes) ->
        HeaderAddresses.first(scan, "From")
            .filter(address -> address.indexOf('@') >= 0)
            .map(address -> judge(scan, notes, history.get(), address))
            .orElse(0.0);
  }

  private static double judge(
      ScanContext scan, Notes notes, SenderHistory history, String address) {
    SenderHistory.Records records = history.of(scan.settings(), scan.user());
    PointsSoFar points = notes.soFar();
    String sender = address.toLowerCase(Locale.ROOT) + "|ip=";
    String key = sender + network(scan);
    SenderRecord known = known(records, sender, key);
    records.update(key, now -> (now.isKnown() ? now : known).plus(points.learnable()));
    if (!known.isKnown()) {
      return 0;
    }
    double factor = scan.settings().number("auto_welcomelist_factor");
    double correction = Rounded.number((known.mean() - points.learnable()) * factor, 3);
    notes.tag("AWL", Rounded.text(correction, 1));
    notes.tag("AWLMEAN", Rounded.text(known.mean(), 1));
    notes.tag("AWLCOUNT", Rounded.text(known.count(), 1));
    notes.tag("AWLPRESCORE", Rounded.text(points.all(), 1));
    notes.points(correction);
    return Eval.of(correction != 0);
  }

  /** A sender known without a network gets the first one that its mail comes from. */
  private static SenderRecord known(SenderHistory.Records records, String sender, String key) {
    SenderRecord known = records.find(key);
    String anywhere = sender + NO_NETWORK;
    if (known.isKnown() || key.equals(anywhere)) {
      return known;
    }
    SenderRecord moved = records.find(anywhere);
    if (moved.isKnown()) {
      records.update(anywhere, now -> SenderRecord.NONE);
    }
    return moved;
  }

  private static String network(ScanContext scan) {
    Settings settings = scan.settings();
    return MaskedAddress.origin(scan)
        .map(
            ip ->
                MaskedAddress.network(
                    ip,
                    (int)
                        settings.number(
                            ip.isIpv4()
                                ? "auto_welcomelist_ipv4_mask_len"
                                : "auto_welcomelist_ipv6_mask_len")))
        .orElse(NO_NETWORK);
  }
}
