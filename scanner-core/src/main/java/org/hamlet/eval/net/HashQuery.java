package org.hamlet.eval.net;

import java.util.Collection;
import java.util.Locale;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetRule;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.eval.TextPattern;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.rule.Settings;

/**
 * What a rule of the {@code check_hashbl} family asks.
 *
 * @param zone the list
 * @param type A or TXT, written behind the list as {@code /TXT}
 * @param options how values are hashed
 * @param subtest what is wanted of an answer
 */
record HashQuery(String zone, RecordType type, HashOptions options, Subtest subtest) {

  private static final String DEFAULT_SUBTEST = "^127\\.";

  /**
   * Reads {@code list, options, ..., subtest}.
   *
   * @param defaults options when none are given
   * @param subtestAt which argument the subtest is
   */
  static HashQuery of(Arguments arguments, String defaults, int subtestAt) throws BadArguments {
    String[] list = arguments.text(0).split("/", 2);
    String type = list.length > 1 ? list[1].toUpperCase(Locale.ROOT) : "A";
    String subtest = arguments.text(subtestAt, "");
    ListQuery.requireZone(list[0]);
    return new HashQuery(
        list[0],
        RecordType.named(type)
            .filter(t -> t == RecordType.A || t == RecordType.TXT)
            .orElseThrow(() -> new BadArguments("the record type is A or TXT, not " + type)),
        HashOptions.parse(arguments.text(1, ""), defaults),
        new TextTest.Matching(TextPattern.compile(subtest.isEmpty() ? DEFAULT_SUBTEST : subtest)));
  }

  /** Asks about values, up to the limit; those of {@code hashbl_ignore} are left out. */
  void ask(Collection<String> values, ScanContext scan, ScanNetwork network, NetRule rule) {
    values.stream()
        .distinct()
        .filter(value -> !ignored(value, scan.settings()))
        .limit(options.max())
        .forEach(value -> ask(value, options.key(value), scan, network, rule));
  }

  /** Asks about one value, shown to people as {@code subject}. */
  void ask(String subject, String key, ScanContext scan, ScanNetwork network, NetRule rule) {
    DnsQuestion question = DnsQuestion.ofList(key, zone, type);
    network.ask(
        question,
        answer -> {
          if (Listing.of(subject, question, answer).satisfies(subtest, scan.budget())) {
            rule.note(subject);
            rule.hit();
          }
        });
  }

  private boolean ignored(String value, Settings settings) {
    String lower = value.toLowerCase(Locale.ROOT);
    return settings.list("hashbl_ignore").stream()
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .anyMatch(entry -> entry.equals(lower) || entry.equals(options.key(value)));
  }
}
