package org.hamlet.eval.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetRule;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.rule.Rule;

/** {@code askdns} rules: questions made from tags (SpamAssassin 4.0.1, AskDNS plugin). */
final class AskDns {

  private AskDns() {}

  static NetEval bind(Rule.AskDnsRule rule) throws BadArguments {
    AskTemplate template = AskTemplate.of(rule.queryTemplate());
    AskTest test = AskTest.parse(rule.recordTypes(), rule.subtest());
    RecordType type = test.types().size() == 1 ? test.types().get(0) : RecordType.ANY;
    String zone = template.zone();
    return (scan, network, pending) ->
        new Asking(template, test, type, zone, scan, network, pending).begin();
  }

  /** One rule in one scan. */
  private record Asking(
      AskTemplate template,
      AskTest test,
      RecordType type,
      String zone,
      ScanContext scan,
      ScanNetwork network,
      NetRule rule) {

    void begin() {
      Map<String, List<String>> values = new HashMap<>();
      if (template.tags().isEmpty()) {
        ask(values);
      }
      for (String tag : template.tags()) {
        ScanTags.whenKnown(
            tag,
            scan,
            network,
            known -> {
              values.put(tag, known);
              if (values.size() == template.tags().size()) {
                ask(values);
              }
            });
      }
    }

    private void ask(Map<String, List<String>> values) {
      network.towards(zone.isEmpty() ? template.text() : zone, () -> askAll(values));
    }

    private void askAll(Map<String, List<String>> values) {
      for (String name : template.names(values, scan.log())) {
        if (AskTemplate.isHost(name)) {
          ask(name);
        }
      }
    }

    private void ask(String name) {
      network.ask(
          new DnsQuestion(name, type, zone),
          answer -> {
            if (test.holds(answer, DnsQuestion.canonical(name), scan.budget())) {
              rule.note(name);
              rule.hit();
            }
          });
    }
  }
}
