package org.hamlet.eval.net;

import org.hamlet.digest.EnoughText;
import org.hamlet.digest.IxHash;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.eval.Arguments;
import org.hamlet.message.Bytes;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/**
 * {@code check_ixhash(LIST)}: a DNS list knows a digest of the body. LIST is a zone or the name
 * that an {@code ixhashdnsbl} line gives one. Of a message that says too little nothing is asked.
 */
final class IxHashEval {

  private IxHashEval() {}

  static NetEval listed(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    String list = Arguments.of(rule).text(0);
    String zone = settings.map("ixhashdnsbl").getOrDefault(list, list);
    if (zone.indexOf('.') < 0) {
      throw new BadArguments(list + " is no zone, and no ixhashdnsbl line names it");
    }
    ListQuery.requireZone(zone);
    return (scan, network, pending) -> {
      if (!EnoughText.in(scan.message())) {
        return;
      }
      Bytes body = scan.message().pristineBody();
      if (body.length() > IxHash.MAX_BODY_BYTES) {
        scan.reached(IxHash.class, "MAX_BODY_BYTES", IxHash.MAX_BODY_BYTES, "bytes");
      }
      for (String digest : IxHash.of(body)) {
        DnsQuestion question = DnsQuestion.ofList(digest, zone, RecordType.A);
        network.ask(
            question,
            answer -> {
              if (Listing.of(digest, question, answer).satisfies(Subtest.ANYTHING, scan.budget())) {
                pending.note(digest);
                pending.hit();
              }
            });
      }
    };
  }
}
