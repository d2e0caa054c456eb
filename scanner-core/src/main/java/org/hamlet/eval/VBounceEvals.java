package org.hamlet.eval;

import java.util.Map;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.AddressList;
import org.hamlet.rule.Settings;

/**
 * Bounces of our own mail, told by our relays in the Received fields they quote (SpamAssassin 4.0.1
 * behaviour of its VBounce plugin).
 */
final class VBounceEvals {

  private static final String RELAYS = "welcomelist_bounce_relays";

  private static final Pattern QUOTED_RECEIVED =
      Pattern.compile("^[>\\s]*Received:", Pattern.CASE_INSENSITIVE);

  private static final Pattern FOLD = Pattern.compile("\n[ \t]+");

  /** How much of a body is searched, in bytes. */
  private static final int MAX_BODY_BYTES = 500_000;

  private VBounceEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "have_any_bounce_relays", (rule, settings) -> always(relays(settings).isEmpty() ? 0 : 1),
        "check_welcomelist_bounce_relays", (rule, settings) -> quotesOurRelay(relays(settings)),
        "check_whitelist_bounce_relays", (rule, settings) -> quotesOurRelay(relays(settings)));
  }

  private static AddressList relays(Settings settings) {
    return settings.addresses(RELAYS);
  }

  private static Eval always(double value) {
    return (scan, notes) -> value;
  }

  private static Eval quotesOurRelay(AddressList relays) {
    return relays.isEmpty() ? always(0) : (scan, notes) -> Eval.of(quotes(scan, relays));
  }

  private static boolean quotes(ScanContext scan, AddressList relays) {
    for (Bytes paragraph : scan.texts().body()) {
      if (names(paragraph.text(), relays)) {
        return true;
      }
    }
    String text = searched(scan).text();
    return FOLD.matcher(text).replaceAll(" ").lines().anyMatch(line -> names(line, relays));
  }

  private static Bytes searched(ScanContext scan) {
    Bytes body = scan.message().pristineBody();
    if (body.length() <= MAX_BODY_BYTES) {
      return body;
    }
    scan.reached(VBounceEvals.class, "MAX_BODY_BYTES", MAX_BODY_BYTES, "bytes");
    return body.slice(0, MAX_BODY_BYTES);
  }

  /** Whether the text is a Received field with one of the relays between two spaces. */
  private static boolean names(String text, AddressList relays) {
    if (!QUOTED_RECEIVED.matcher(text).find()) {
      return false;
    }
    int from = text.indexOf(' ');
    while (from >= 0) {
      int to = text.indexOf(' ', from + 1);
      if (to < 0) {
        return false;
      }
      String word = text.substring(from + 1, to);
      if (word.indexOf('.') > 0 && relays.matches(word)) {
        return true;
      }
      from = to;
    }
    return false;
  }
}
