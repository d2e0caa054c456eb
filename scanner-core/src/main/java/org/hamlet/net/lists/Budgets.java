package org.hamlet.net.lists;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hamlet.net.DnsQuestion;

/**
 * How many questions a day each list may be asked ({@code hamlet_dns_budget ZONE N/day}), days in
 * UTC.
 *
 * @param perZone by zone, lower case
 * @param all of all lists together; empty for any number
 */
public record Budgets(Map<String, Long> perZone, OptionalLong all) {

  /** Nothing is limited. */
  public static final Budgets NONE = new Budgets(Map.of(), OptionalLong.empty());

  private static final String ALL = "all";
  private static final String PER_DAY = "/day";

  /** Copies the map. */
  public Budgets {
    perZone = Map.copyOf(perZone);
  }

  /**
   * Reads the entries, {@code N} or {@code N/day} by zone, as they were checked when they were
   * read.
   */
  public static Budgets of(Map<String, String> entries) {
    Map<String, Long> perZone = new HashMap<>();
    OptionalLong all = OptionalLong.empty();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      OptionalLong number = number(entry.getValue());
      if (entry.getKey().equalsIgnoreCase(ALL)) {
        all = number;
      } else if (number.isPresent()) {
        perZone.put(DnsQuestion.canonical(entry.getKey()), number.getAsLong());
      }
    }
    return new Budgets(perZone, all);
  }

  private static OptionalLong number(String text) {
    String digits =
        text.endsWith(PER_DAY) ? text.substring(0, text.length() - PER_DAY.length()) : text;
    try {
      return OptionalLong.of(Long.parseLong(digits.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The budget of a zone: its own, or that of the nearest parent. */
  OptionalLong of(String zone) {
    int from = 0;
    while (from >= 0) {
      Long own = perZone.get(zone.substring(from));
      if (own != null) {
        return OptionalLong.of(own);
      }
      int dot = zone.indexOf('.', from);
      from = dot < 0 ? -1 : dot + 1;
    }
    return OptionalLong.empty();
  }
}
