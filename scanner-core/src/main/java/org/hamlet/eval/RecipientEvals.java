package org.hamlet.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.HeaderSelector;

/** Eval functions about the recipients a message names (SpamAssassin 4.0.1 behaviour). */
final class RecipientEvals {

  /** Recipients compared with each other; the comparison is quadratic. */
  static final int MAX_RECIPIENTS = 256;

  private static final int MIN_SIMILAR = 5;
  private static final int MIN_SORTED = 7;

  private RecipientEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "similar_recipients", RecipientEvals::similarRecipients,
        "sorted_recipients", (rule, settings) -> (scan, notes) -> Eval.of(areSorted(scan)),
        "check_for_missing_to_header",
            (rule, settings) -> (scan, notes) -> Eval.of(namesNoTo(scan)),
        "check_for_to_in_subject", RecipientEvals::toInSubject,
        "check_ratware_envelope_from",
            (rule, settings) -> (scan, notes) -> Eval.of(senderHoldsRecipient(scan)));
  }

  private static boolean namesNoTo(ScanContext scan) {
    return !scan.message().headers().has("To") && !scan.message().headers().has("Apparently-To");
  }

  /** The first recipients of the message, as rules compare them. */
  private record Recipients(List<String> addresses) {}

  private static List<String> recipients(ScanContext scan) {
    return scan.fact(Recipients.class, RecipientEvals::collect).addresses();
  }

  private static Recipients collect(ScanContext scan) {
    List<String> named =
        Stream.of("To", "Cc", "Bcc")
            .flatMap(name -> addresses(scan, name).stream())
            .limit(MAX_RECIPIENTS + 1L)
            .toList();
    if (named.size() <= MAX_RECIPIENTS) {
      return new Recipients(named);
    }
    scan.reached(RecipientEvals.class, "MAX_RECIPIENTS", MAX_RECIPIENTS, "addresses");
    return new Recipients(named.subList(0, MAX_RECIPIENTS));
  }

  private static List<String> addresses(ScanContext scan, String field) {
    return scan.texts().headers().values(HeaderSelector.parse(field + ":addr")).stream()
        .map(Bytes::text)
        .map(String::strip)
        .filter(a -> a.indexOf('@') >= 0)
        .toList();
  }

  private static Eval similarRecipients(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.text(0).equals("undef") ? Double.NEGATIVE_INFINITY : arguments.number(0);
    double max =
        arguments.text(1, "undef").equals("undef") ? Double.POSITIVE_INFINITY : arguments.number(1);
    return (scan, notes) -> {
      List<String> addresses = recipients(scan).stream().distinct().toList();
      if (addresses.size() < MIN_SIMILAR) {
        return 0;
      }
      double share = similarShare(addresses);
      return Eval.of(share >= min && share < max);
    };
  }

  private static double similarShare(List<String> addresses) {
    int similar = 0;
    int pairs = 0;
    for (int i = 0; i < addresses.size(); i++) {
      for (int j = i + 1; j < addresses.size(); j++) {
        String hostA = afterAt(addresses.get(i));
        String hostB = afterAt(addresses.get(j));
        similar += startAlike(addresses.get(i), addresses.get(j)) ? 1 : 0;
        similar += !hostA.equals(hostB) && startAlike(hostA, hostB) ? 1 : 0;
        pairs++;
      }
    }
    return (double) similar / pairs;
  }

  private static String afterAt(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static boolean startAlike(String a, String b) {
    return a.length() >= 2 && b.length() >= 2 && a.regionMatches(0, b, 0, 2);
  }

  private static boolean areSorted(ScanContext scan) {
    List<String> addresses = recipients(scan);
    Set<String> distinct = new HashSet<>(addresses);
    return distinct.size() >= MIN_SORTED && addresses.stream().sorted().toList().equals(addresses);
  }

  private static Eval toInSubject(Rule.EvalRule rule, Settings settings) throws BadArguments {
    boolean whole = Arguments.of(rule).text(0).equals("address");
    return (scan, notes) -> {
      List<String> to = addresses(scan, "To");
      String subject =
          scan.texts()
              .headers()
              .value(HeaderSelector.parse("Subject"))
              .map(Bytes::text)
              .orElse("")
              .stripTrailing();
      if (to.isEmpty() || subject.isEmpty()) {
        return 0;
      }
      String address = to.get(0);
      return Eval.of(whole ? containsAddress(subject, address) : isAddressed(subject, address));
    };
  }

  /** Whether a text holds another in any case: what costs less than making a pattern. */
  private static boolean holds(String text, String part) {
    for (int i = 0; i + part.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAddress(String subject, String address) {
    return holds(subject, address)
        && Pattern.compile("\\b" + Pattern.quote(address) + "\\b", Pattern.CASE_INSENSITIVE)
            .matcher(subject)
            .find();
  }

  /** Whether the subject is the reader's mailbox name, or calls the reader by it. */
  private static boolean isAddressed(String subject, String address) {
    String name = address.substring(0, address.lastIndexOf('@'));
    if (!holds(subject, name)) {
      return false;
    }
    String user = Pattern.quote(name);
    return Pattern.compile(
            "^\\s*(?i:(?:(?:re|fw):\\s*)?"
                + user
                + ")\\s*$"
                + "|^\\s*"
                + user
                + "\\s*[,:;!?-](?:\\s|$)")
        .matcher(subject)
        .find();
  }

  /** Whether the sender of the envelope carries a reader's address as {@code host.user@}. */
  private static boolean senderHoldsRecipient(ScanContext scan) {
    String from =
        scan.texts()
            .headers()
            .value(HeaderSelector.parse("EnvelopeFrom"))
            .map(b -> b.text().strip())
            .orElse("");
    if (from.isEmpty() || from.toLowerCase(Locale.ROOT).startsWith("srs")) {
      return false;
    }
    List<String> to = addresses(scan, "To");
    if (to.isEmpty()) {
      return false;
    }
    int at = to.get(0).lastIndexOf('@');
    String domain = scan.domains().registeredDomain(to.get(0).substring(at + 1));
    String user = to.get(0).substring(0, at);
    return holds(from, user)
        && Pattern.compile(
                "\\b" + Pattern.quote(domain) + "." + Pattern.quote(user) + "@",
                Pattern.CASE_INSENSITIVE)
            .matcher(from)
            .find();
  }
}
