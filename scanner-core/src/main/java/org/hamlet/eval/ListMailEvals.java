package org.hamlet.eval;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;

/**
 * Eval functions about the fields that mailing lists and gateways write (SpamAssassin 4.0.1
 * behaviour).
 */
final class ListMailEvals {

  /** Where list servers that give mail a Message-ID of their own let one unsubscribe. */
  private static final Pattern LEAVE =
      Pattern.compile(
          "<mailto:(?:leave-[^\\s@<>]++[^\\s@<>]*+|[^\\s@<>]+-unsubscribe)@[^\\s@<>]++>$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** Servers that replace the Message-ID. */
  private static final Pattern REPLACING_SERVER =
      Pattern.compile("/CWT/DCE\\)|iPlanet Messaging Server");

  private static final Pattern MSN_LIST =
      Pattern.compile("<([^\\s<>@]++)@groups\\.msn\\.com>", Pattern.CASE_INSENSITIVE);
  private static final Pattern MSN_PICKUP =
      Pattern.compile("from mail pickup service by p\\d\\d\\.groups\\.msn\\.com");

  private ListMailEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_messageid_not_usable", always(ListMailEvals::messageIdReplaced),
        "check_for_msn_groups_headers", always(ListMailEvals::isOfMsnGroup),
        "check_for_unique_subject_id", always(scan -> false));
  }

  private static EvalFunction always(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  private static boolean messageIdReplaced(ScanContext scan) {
    return LEAVE.matcher(HeaderEvals.value(scan, "List-Unsubscribe")).find()
        || HeaderEvals.isGated(scan)
        || REPLACING_SERVER.matcher(HeaderEvals.value(scan, "Received")).find();
  }

  private static boolean isOfMsnGroup(ScanContext scan) {
    Matcher to = MSN_LIST.matcher(HeaderEvals.value(scan, "To"));
    if (!to.find() || !MSN_PICKUP.matcher(HeaderEvals.value(scan, "Received")).find()) {
      return false;
    }
    // Compat: a dot in the list's name stands for any sign
    String list = Pattern.quote(to.group(1)).replace(".", "\\E.\\Q");
    Pattern bounces = Pattern.compile(list + "-bounce@groups\\.msn\\.com");
    Pattern ids = Pattern.compile("^<" + list + "-\\S+@groups\\.msn\\.com>");
    return bounces.matcher(HeaderEvals.address(scan, "EnvelopeFrom")).find()
        && ids.matcher(HeaderEvals.value(scan, "Message-ID")).find();
  }
}
