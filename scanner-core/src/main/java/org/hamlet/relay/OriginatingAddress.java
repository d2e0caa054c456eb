package org.hamlet.relay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.HeaderField;
import org.hamlet.verdict.LimitLog;

/**
 * Header fields such as X-Originating-IP, in which a web mailer names its user's address: each
 * makes a hop that has nothing but an address. Stateless.
 */
final class OriginatingAddress {

  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![0-9A-Za-z_])[0-9A-Fa-f:.]{2,45}+(?![0-9A-Za-z_])");

  private OriginatingAddress() {}

  /** The hop of the first address in the value; empty when it names none. */
  static Optional<Relay> hop(HeaderField field, LimitLog log) {
    Matcher matcher = CANDIDATE.matcher(ReceivedText.of(field, log).text());
    while (matcher.find()) {
      Optional<String> ip = HopParts.address(matcher.group());
      if (ip.isPresent()) {
        return ip.map(OriginatingAddress::hop);
      }
    }
    return Optional.empty();
  }

  private static Relay hop(String ip) {
    return new Relay(ip, "", "", "", "", "", false, "", "", false, false);
  }
}
