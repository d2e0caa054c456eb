package org.hamlet.net;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers of DNS lists that say that the list will not answer, rather than that something is
 * listed: {@code 127.255.255.0/24} of all lists (Spamhaus: spamhaus.org/returnc), and what some
 * lists have of their own (uribl.com/about.shtml, surbl.org: bit 1). Stateless.
 */
public final class ListErrors {

  private static final String REFUSES = "it refuses this name server";
  static final int MAX_TEXT_CHARS = 120;
  private static final Pattern TEXT_ERROR =
      Pattern.compile("(?i)^\\s*\"?error\\b|/returnc/|\\bopen resolver|\\b(?:query|rate) limit");

  private ListErrors() {}

  /**
   * What the address means if it is an error of that list, in words for the postmaster.
   *
   * @param zone in canonical form
   * @param address of an A record
   */
  public static Optional<String> meaning(String zone, String address) {
    if (address.startsWith("127.255.255.")) {
      return Optional.of(common(address.substring(12)));
    }
    if (isOf(zone, "dnswl.org") && address.startsWith("127.0.") && address.endsWith(".255")) {
      return Optional.of(REFUSES + ", which asked too much; see dnswl.org about registering");
    }
    if ((isOf(zone, "uribl.com") || isOf(zone, "surbl.org")) && hasRefusedBit(address)) {
      return Optional.of(REFUSES + ", mostly because many share it; run a resolver of your own");
    }
    if (isOf(zone, "dbl.spamhaus.org") && address.equals("127.0.1.255")) {
      return Optional.of("it was asked about an address and knows names only");
    }
    return Optional.empty();
  }

  /**
   * What the text means if it says that the list does not answer: Spamhaus begins so and leads to
   * its page of return codes. What a list says of an address that it lists is none.
   *
   * @param text of a TXT record
   */
  public static Optional<String> meaningOfText(String text) {
    return TEXT_ERROR.matcher(text).find()
        ? Optional.of(
            REFUSES + "; it says: " + text.substring(0, Math.min(MAX_TEXT_CHARS, text.length())))
        : Optional.empty();
  }

  /** Whether the address stands for an error and never for a listing. */
  public static boolean isError(String zone, String address) {
    return meaning(zone, address).isPresent();
  }

  private static String common(String code) {
    return switch (code) {
      case "252" -> "the name of the list is mistyped";
      case "254" ->
          REFUSES
              + ", because it is a public or open one; run a resolver of your own and name it"
              + " with dns_server";
      case "255" -> REFUSES + ", which asked too much today; register, or leave the list out";
      default -> "it answers with the error code 127.255.255." + code;
    };
  }

  /** Whether the lowest bit of 127.0.0.x is set, with or without those that list something. */
  private static boolean hasRefusedBit(String address) {
    String bits = address.startsWith("127.0.0.") ? address.substring(8) : "";
    return !bits.isEmpty() && "13579".indexOf(bits.charAt(bits.length() - 1)) >= 0;
  }

  private static boolean isOf(String zone, String parent) {
    return zone.equals(parent) || zone.endsWith("." + parent);
  }
}
