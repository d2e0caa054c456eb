package org.hamlet.eval;

import java.util.Optional;
import org.hamlet.engine.Eval;
import org.hamlet.engine.Notes;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.Relay;

/** Whether the envelope sender and the relay that handed the message over are of one domain. */
final class MailFromEval {

  private MailFromEval() {}

  static double hits(ScanContext scan, Notes notes) {
    Optional<String> domain =
        HeaderAddresses.first(scan, "EnvelopeFrom")
            .map(address -> address.substring(address.lastIndexOf('@') + 1))
            .filter(host -> host.indexOf('.') > 0)
            .map(scan.domains()::registeredDomain);
    return Eval.of(domain.isPresent() && anyRelayIsOf(scan, domain.get()));
  }

  private static boolean anyRelayIsOf(ScanContext scan, String domain) {
    for (Relay relay : HandingRelays.of(scan.relays())) {
      if (!relay.rdns().isEmpty() && scan.domains().registeredDomain(relay.rdns()).equals(domain)) {
        return true;
      }
    }
    return false;
  }
}
