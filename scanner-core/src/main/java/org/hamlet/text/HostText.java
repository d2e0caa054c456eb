package org.hamlet.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.text.uri.DomainRegistry;

/**
 * Finds host names and addresses in header values ({@code :host}, {@code :ip} ...). Thread-safe.
 */
final class HostText {

  private static final String LABEL = "[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62}";
  private static final Pattern HOST =
      Pattern.compile("(?:^|[\\s@])(" + LABEL + "(?:\\." + LABEL + "){1,20})(?![a-zA-Z0-9_.-])");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])((?:[0-9]{1,3}\\.){3}[0-9]{1,3})(?![0-9.])");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![0-9a-fA-F:.])([0-9a-fA-F:]{2,39}(?:\\.[0-9.]{1,15})?)(?![0-9a-fA-F:.])");
  private static final int MAX_OCTET = 255;

  private final DomainRegistry domains;

  HostText(DomainRegistry domains) {
    this.domains = domains;
  }

  /**
   * Of the host names with a known top level domain the last that stands after an at sign, else the
   * first that stands at the beginning or after white space.
   */
  Optional<String> find(String value) {
    Matcher host = HOST.matcher(value);
    for (int at = value.lastIndexOf('@'); at >= 0; at = value.lastIndexOf('@', at - 1)) {
      if (host.region(at, value.length()).lookingAt() && isKnown(host)) {
        return Optional.of(host.group(1));
      }
    }
    host.reset();
    while (host.find()) {
      if (isKnown(host)) {
        return Optional.of(host.group(1));
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(Matcher host) {
    return domains.hasKnownTopLevel(host.group(1));
  }

  /** The registered domain of a host. */
  String domain(String host) {
    return domains.registeredDomain(host);
  }

  /** The first IPv4 or IPv6 address, its parts in reverse order if wanted. */
  static Optional<String> address(String value, boolean reversed) {
    Matcher four = IPV4.matcher(value);
    while (four.find()) {
      String[] octets = four.group(1).split("\\.", -1);
      if (Arrays.stream(octets).allMatch(o -> Integer.parseInt(o) <= MAX_OCTET)) {
        return Optional.of(reversed ? reverse(octets) : four.group(1));
      }
    }
    Matcher six = IPV6.matcher(value);
    while (six.find()) {
      String text = six.group(1);
      if (text.contains("::") || text.split(":", -1).length == 8) {
        return Optional.of(reversed ? reverse(text.split(":", -1)) : text);
      }
    }
    return Optional.empty();
  }

  private static String reverse(String[] parts) {
    List<String> list = Arrays.asList(parts.clone());
    Collections.reverse(list);
    return String.join(".", list);
  }
}
