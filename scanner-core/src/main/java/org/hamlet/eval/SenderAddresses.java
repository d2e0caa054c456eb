package org.hamlet.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.engine.ScanContext;

/**
 * Every address a message claims to come from: those of Resent-From when there are any, else those
 * of From, the envelope sender and the fields that may tell of it. Follows SpamAssassin 4.0.1's
 * behaviour.
 *
 * @param all each once, as written
 */
public record SenderAddresses(List<String> all) {

  private static final List<String> FIELDS =
      List.of("From", "Envelope-Sender", "Resent-Sender", "X-Envelope-From", "EnvelopeFrom");

  /** Those of the message under scan. */
  public static SenderAddresses of(ScanContext scan) {
    return scan.fact(SenderAddresses.class, SenderAddresses::collect);
  }

  private static SenderAddresses collect(ScanContext scan) {
    Set<String> all = new LinkedHashSet<>(HeaderAddresses.of(scan, "Resent-From"));
    if (all.isEmpty()) {
      FIELDS.forEach(field -> all.addAll(HeaderAddresses.of(scan, field)));
    }
    all.removeIf(address -> address.indexOf('@') < 0);
    return new SenderAddresses(List.copyOf(all));
  }
}
