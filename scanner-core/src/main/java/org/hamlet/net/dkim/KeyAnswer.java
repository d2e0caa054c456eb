package org.hamlet.net.dkim;

import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/**
 * What came of asking for a key (RFC 6376, section 3.6.2).
 *
 * @param known whether DNS told for good that there is this key, or none
 * @param key the first record that can verify a signature of that kind
 */
record KeyAnswer(boolean known, Optional<DkimKey> key) {

  /** Asks for the key of a signature. */
  static void ask(
      Asker asker, String selector, String domain, boolean ed25519, Consumer<KeyAnswer> then) {
    asker.ask(
        DnsQuestion.of(selector + "._domainkey." + domain, RecordType.TXT),
        answer -> then.accept(of(answer, ed25519)));
  }

  private static KeyAnswer of(DnsAnswer answer, boolean ed25519) {
    return new KeyAnswer(
        answer.conclusive(),
        answer.data(RecordType.TXT).stream()
            .flatMap(record -> DkimKey.read(record, ed25519).stream())
            .findFirst());
  }
}
