package org.hamlet.text.uri;

import java.util.Locale;
import java.util.Set;

/**
 * The registry boundaries the configuration knows ({@code util_rb_tld}, {@code util_rb_2tld},
 * {@code util_rb_3tld}) and those below {@code .us}, where places register under their state (RFC
 * 1480). Follows SpamAssassin 4.0.1's behaviour.
 *
 * @param topLevel lower-case top level domains
 * @param secondLevel such as {@code co.uk}
 * @param thirdLevel such as {@code demon.co.uk}
 */
public record DomainRegistry(
    Set<String> topLevel, Set<String> secondLevel, Set<String> thirdLevel) {

  /** States and territories that delegate {@code PLACE.STATE.us}. */
  private static final Set<String> US_STATES =
      Set.of(
          "ak", "al", "ar", "az", "ca", "co", "ct", "dc", "de", "fl", "ga", "gu", "hi", "ia", "id",
          "il", "in", "ks", "ky", "la", "ma", "md", "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd",
          "ne", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or", "pa", "pr", "ri", "sc", "sd", "tn",
          "tx", "ut", "va", "vi", "vt", "wa", "wi", "wv", "wy");

  /** Copies the sets. */
  public DomainRegistry {
    topLevel = Set.copyOf(topLevel);
    secondLevel = Set.copyOf(secondLevel);
    thirdLevel = Set.copyOf(thirdLevel);
  }

  /**
   * The registered domain of a host: the longest known suffix and one label, lower case; the host
   * itself when it has no more labels than that.
   */
  public String registeredDomain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lastLabels(lower, suffixLabels(lower) + 1);
  }

  /** Whether the host ends in a known top level domain. */
  public boolean hasKnownTopLevel(String host) {
    return topLevel.contains(host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private int suffixLabels(String host) {
    String two = lastLabels(host, 2);
    String three = lastLabels(host, 3);
    if (two.endsWith(".us") && US_STATES.contains(two.substring(0, two.length() - 3))) {
      String four = lastLabels(host, 4);
      if (isCityOrCounty(four) || four.equals("pvt.k12." + two)) {
        return 4;
      }
      if (three.length() > two.length()) {
        return 3;
      }
    }
    if (thirdLevel.contains(three)) {
      return 3;
    }
    return secondLevel.contains(two) ? 2 : 1;
  }

  /** {@code ci.PLACE.STATE.us} is a city's own, {@code co.PLACE.STATE.us} a county's. */
  private static boolean isCityOrCounty(String fourLabels) {
    return (fourLabels.startsWith("ci.") || fourLabels.startsWith("co."))
        && fourLabels.chars().filter(c -> c == '.').count() == 3;
  }

  private static String lastLabels(String host, int count) {
    int from = host.length();
    for (int i = 0; i < count; i++) {
      from = host.lastIndexOf('.', from - 1);
      if (from < 0) {
        return host;
      }
    }
    return host.substring(from + 1);
  }
}
