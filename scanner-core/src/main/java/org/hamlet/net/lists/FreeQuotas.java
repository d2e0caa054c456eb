package org.hamlet.net.lists;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Questions a day that lists let anyone ask who does not earn money with it, as their owners say:
 * Spamhaus (DNSBL Fair Use Policy), dnswl.org, mailspike.org. Stateless.
 */
public final class FreeQuotas {

  private static final Map<String, Long> PER_DAY =
      Map.of("spamhaus.org", 300_000L, "dnswl.org", 100_000L, "mailspike.net", 100_000L);

  private FreeQuotas() {}

  /** The number for a zone, if its owner names one. */
  public static OptionalLong perDay(String zone) {
    for (Map.Entry<String, Long> owner : PER_DAY.entrySet()) {
      if (zone.equals(owner.getKey()) || zone.endsWith("." + owner.getKey())) {
        return OptionalLong.of(owner.getValue());
      }
    }
    return OptionalLong.empty();
  }
}
