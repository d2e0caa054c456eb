package org.hamlet.net.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.relay.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A record taken apart (RFC 7208, section 4.6.1 and the grammar of section 12).
 *
 * @param terms the mechanisms in order
 * @param redirect where to go on when none matches
 */
record SpfRecord(List<SpfTerm> terms, Optional<SpfMacro> redirect) {

  /**
   * Longest record that is read: no TXT record holds more (RFC 1035, section 3.2.1). RFC 7208,
   * section 3.4, wants answers of less than 512 bytes, but names no length that is an error.
   */
  static final int MAX_CHARS = 65_535;

  private static final String VERSION = "v=spf1";
  private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)");
  private static final Pattern DUAL_CIDR = Pattern.compile("(.*?)(?:/(\\d+))?(?://(\\d+))?");
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /** Whether a TXT record is one of SPF (section 4.5). */
  static boolean isRecord(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /** Reads a record that {@link #isRecord}. */
  static SpfRecord parse(String text) throws SpfSyntaxError {
    if (text.length() > MAX_CHARS) {
      throw new SpfSyntaxError("longer than " + MAX_CHARS + " chars");
    }
    List<SpfTerm> terms = new ArrayList<>();
    Optional<SpfMacro> redirect = Optional.empty();
    Set<String> once = new HashSet<>();
    for (String word : text.substring(VERSION.length()).split(" ")) {
      Matcher modifier = MODIFIER.matcher(word);
      if (modifier.matches()) {
        String name = modifier.group(1).toLowerCase(Locale.ROOT);
        if ((name.equals("redirect") || name.equals("exp")) && !once.add(name)) {
          throw new SpfSyntaxError("twice: " + name);
        }
        switch (name) {
          case "redirect" -> redirect = Optional.of(SpfMacro.domain(modifier.group(2)));
          case "exp" -> SpfMacro.domain(modifier.group(2));
          default -> SpfMacro.string(modifier.group(2));
        }
      } else if (!word.isEmpty()) {
        terms.add(mechanism(word));
      }
    }
    return new SpfRecord(List.copyOf(terms), redirect);
  }

  private static SpfTerm mechanism(String word) throws SpfSyntaxError {
    int start = !word.isEmpty() && "+-~?".indexOf(word.charAt(0)) >= 0 ? 1 : 0;
    int end = start;
    while (end < word.length() && word.charAt(end) != ':' && word.charAt(end) != '/') {
      end++;
    }
    SpfResult qualifier =
        switch (start == 0 ? '+' : word.charAt(0)) {
          case '-' -> SpfResult.FAIL;
          case '~' -> SpfResult.SOFTFAIL;
          case '?' -> SpfResult.NEUTRAL;
          default -> SpfResult.PASS;
        };
    String rest = word.substring(end);
    return switch (word.substring(start, end).toLowerCase(Locale.ROOT)) {
      case "all" -> all(qualifier, rest);
      case "include" -> new SpfTerm.Include(qualifier, required(rest));
      case "exists" -> new SpfTerm.Exists(qualifier, required(rest));
      case "ptr" ->
          new SpfTerm.Ptr(
              qualifier, rest.isEmpty() ? Optional.empty() : Optional.of(required(rest)));
      case "a", "mx" -> hosts(qualifier, word.charAt(start), rest);
      case "ip4" -> ip(qualifier, rest, IPV4_BITS);
      case "ip6" -> ip(qualifier, rest, IPV6_BITS);
      default -> throw new SpfSyntaxError("unknown mechanism: " + word);
    };
  }

  private static SpfTerm all(SpfResult qualifier, String rest) throws SpfSyntaxError {
    if (!rest.isEmpty()) {
      throw new SpfSyntaxError("all takes nothing: " + rest);
    }
    return new SpfTerm.All(qualifier);
  }

  private static SpfMacro required(String rest) throws SpfSyntaxError {
    if (!rest.startsWith(":")) {
      throw new SpfSyntaxError("a domain is missing: " + rest);
    }
    return SpfMacro.domain(rest.substring(1));
  }

  private static SpfTerm hosts(SpfResult qualifier, char kind, String rest) throws SpfSyntaxError {
    Matcher parts = DUAL_CIDR.matcher(rest);
    if (!parts.matches()) {
      throw new SpfSyntaxError("no domain: " + rest);
    }
    Optional<SpfMacro> domain =
        parts.group(1).isEmpty() ? Optional.empty() : Optional.of(required(parts.group(1)));
    int four = prefix(parts.group(2), IPV4_BITS);
    int six = prefix(parts.group(3), IPV6_BITS);
    return kind == 'a' || kind == 'A'
        ? new SpfTerm.A(qualifier, domain, four, six)
        : new SpfTerm.Mx(qualifier, domain, four, six);
  }

  private static SpfTerm ip(SpfResult qualifier, String rest, int bits) throws SpfSyntaxError {
    if (!rest.startsWith(":")) {
      throw new SpfSyntaxError("an address is missing");
    }
    int slash = rest.indexOf('/');
    String text = rest.substring(1, slash < 0 ? rest.length() : slash);
    Optional<IpAddress> address = IpAddress.parse(text);
    if (address.isEmpty() || address.get().bits() != bits) {
      throw new SpfSyntaxError("no address: " + rest);
    }
    int prefix = slash < 0 ? bits : prefix(rest.substring(slash + 1), bits);
    return new SpfTerm.Ip(qualifier, address.get(), prefix);
  }

  private static int prefix(@Nullable String digits, int bits) throws SpfSyntaxError {
    if (digits == null) {
      return bits;
    }
    boolean number = digits.matches("0|[1-9]\\d{0,2}");
    if (!number || Integer.parseInt(digits) > bits) {
      throw new SpfSyntaxError("no length of a prefix: " + digits);
    }
    return Integer.parseInt(digits);
  }
}
