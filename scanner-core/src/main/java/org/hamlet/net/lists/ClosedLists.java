package org.hamlet.net.lists;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.net.DnsQuestion;

/**
 * Lists that rules still name though they answer nobody, or nobody who did not register, as known
 * on {@link #AS_OF}: they are not asked unless the configuration opens them ({@code
 * hamlet_dns_open}). Sources: what their owners announced, and reports of those who asked them.
 *
 * @param opened zones that are asked nevertheless, with those below them
 */
public record ClosedLists(Set<String> opened) {

  /** The day on which this was looked through last. */
  public static final String AS_OF = "2026-11-30";

  private static final String REGISTERED =
      "closed since 2024-03: it answers registered name servers only; who is registered at"
          + " my.validity.com opens it with hamlet_dns_open";
  private static final String GONE = "closed since %s: its owner shut it down";

  private static final Map<String, String> SHIPPED =
      Map.of(
          "bl.score.senderscore.com",
          REGISTERED,
          "score.senderscore.com",
          REGISTERED,
          "sa-accredit.habeas.com",
          REGISTERED,
          "sa-trusted.bondedsender.org",
          REGISTERED,
          "dob.sibl.support-intelligence.net",
          "closed since 2018-12: it listed domains that were years old for new ones",
          "sorbs.net",
          GONE.formatted("2024-06"),
          "ix.dnsbl.manitu.net",
          GONE.formatted("2025-01"),
          "db.wpbl.info",
          GONE.formatted("2024"),
          "dwl.spamhaus.org",
          GONE.formatted("2018"),
          "bl.spamcannibal.org",
          "closed since 2018: it lists everything");

  /** Those that ship, all closed. */
  public static final ClosedLists ALL = new ClosedLists(Set.of());

  /** Copies the set. */
  public ClosedLists {
    opened = Set.copyOf(opened);
  }

  /** Those that ship but for zones that the configuration opens. */
  public static ClosedLists without(Collection<String> opened) {
    return new ClosedLists(
        opened.stream().map(DnsQuestion::canonical).collect(Collectors.toUnmodifiableSet()));
  }

  /** Why a zone is not asked, itself or one that it is below; empty when it may be. */
  Optional<String> reason(String zone) {
    for (int from = 0; from >= 0; from = next(zone, from)) {
      String name = zone.substring(from);
      if (opened.contains(name)) {
        return Optional.empty();
      }
      if (SHIPPED.containsKey(name)) {
        return Optional.of(SHIPPED.get(name));
      }
    }
    return Optional.empty();
  }

  private static int next(String zone, int from) {
    int dot = zone.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }
}
