package org.hamlet.eval.net;

import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetRule;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/**
 * What a rule of the {@code check_rbl} family asks.
 *
 * @param set where answers go for {@code check_rbl_sub} rules
 * @param zone the list
 * @param type A or TXT
 * @param subtest what the rule itself wants of an answer
 */
record ListQuery(String set, String zone, RecordType type, Subtest subtest) {

  /** Reads {@code set, zone[, subtest]}. */
  static ListQuery of(Arguments arguments, RecordType type) throws BadArguments {
    String subtest = arguments.text(2, "");
    requireZone(arguments.text(1));
    return new ListQuery(
        arguments.text(0),
        arguments.text(1),
        type,
        subtest.isEmpty() ? Subtest.ANYTHING : TextTest.ofListRule(subtest));
  }

  /** Refuses what no name in DNS ends with. */
  static void requireZone(String zone) throws BadArguments {
    if (!DnsQuestion.of(zone, RecordType.A).canExist()) {
      throw new BadArguments("not the name of a list: " + zone);
    }
  }

  /**
   * Asks the list.
   *
   * @param subject what it is asked about, as shown to people
   * @param key the same as the list wants it
   */
  void ask(String subject, String key, ScanContext scan, ScanNetwork network, NetRule rule) {
    if (scan.settings().flag("skip_rbl_checks")) {
      return;
    }
    DnsQuestion question = DnsQuestion.ofList(key, zone, type);
    network.feeds(set, zone);
    network.ask(
        question,
        answer -> {
          Listing listing = Listing.of(subject, question, answer);
          ListSets.of(scan).add(set, listing);
          if (listing.satisfies(subtest, scan.budget())) {
            rule.note(listing.note());
            rule.hit();
          }
        });
  }
}
