package org.hamlet.net.dmarc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A policy record (RFC 7489, section 6.3).
 *
 * @param policy what is asked for mail of the domain itself (p=)
 * @param below what is asked for mail of domains below it (sp=)
 * @param strictDkim whether a signature must be of the very domain (adkim=s)
 * @param strictSpf whether the envelope sender must be of the very domain (aspf=s)
 * @param percent of how many messages in a hundred it is asked (pct=)
 */
record DmarcRecord(
    DmarcPolicy policy, DmarcPolicy below, boolean strictDkim, boolean strictSpf, int percent) {

  static final int ALL = 100;

  private static final Pattern VERSION = Pattern.compile("^\\s*v\\s*=\\s*DMARC1\\s*(;|$)");
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");

  /** Reads a TXT record; empty when it is none of DMARC. What is malformed in it does not count. */
  static Optional<DmarcRecord> read(String text) {
    if (!VERSION.matcher(text).find()) {
      return Optional.empty();
    }
    Map<String, String> tags = new HashMap<>();
    for (String term : text.split(";")) {
      int equals = term.indexOf('=');
      if (equals > 0) {
        String name = term.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        tags.putIfAbsent(name, term.substring(equals + 1).strip());
      }
    }
    DmarcPolicy policy = DmarcPolicy.named(tags.getOrDefault("p", ""));
    return Optional.of(
        new DmarcRecord(
            policy,
            tags.containsKey("sp") ? DmarcPolicy.named(tags.getOrDefault("sp", "")) : policy,
            tags.getOrDefault("adkim", "r").equalsIgnoreCase("s"),
            tags.getOrDefault("aspf", "r").equalsIgnoreCase("s"),
            percent(tags.getOrDefault("pct", "100"))));
  }

  /** What is no number from 0 to 100 does not count (RFC 7489, section 6.3): all of them. */
  private static int percent(String digits) {
    int given = PERCENT.matcher(digits).matches() ? Integer.parseInt(digits) : ALL;
    return Math.min(ALL, given);
  }
}
