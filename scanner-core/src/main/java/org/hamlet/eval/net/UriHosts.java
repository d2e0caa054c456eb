package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;
import org.hamlet.verdict.LimitReached;

/**
 * The hosts of a message's URIs that lists are asked about: links that a reader sees first, those
 * of well-known domains and of mail addresses not at all. Follows SpamAssassin 4.0.1, except that
 * of too many domains the first are taken and not any.
 *
 * @param byDomain hosts by their registered domain, an address by itself
 */
record UriHosts(Map<String, Set<String>> byDomain) {

  private static final String MAIL = "mailto:";

  /** A host of a link, and its registered domain. */
  record Host(String domain, String name) {}

  static UriHosts of(ScanContext scan) {
    return scan.fact(UriHosts.class, UriHosts::collect);
  }

  /**
   * One host of each domain, then a second of each that has one, so that none hides the others;
   * Compat: as many as there may be domains, where each host is asked about.
   */
  List<Host> inTurns(ScanContext scan) {
    long most = (long) scan.settings().number("uridnsbl_max_domains");
    List<Host> hosts = new ArrayList<>();
    List<Map.Entry<String, Iterator<String>>> left = new ArrayList<>();
    byDomain.forEach((domain, names) -> left.add(Map.entry(domain, names.iterator())));
    while (!left.isEmpty()) {
      left.removeIf(domain -> !domain.getValue().hasNext());
      for (Map.Entry<String, Iterator<String>> domain : left) {
        if (hosts.size() >= most) {
          scan.log().add(new LimitReached("uridnsbl_max_domains", most + " hosts"));
          return hosts;
        }
        hosts.add(new Host(domain.getKey(), domain.getValue().next()));
      }
    }
    return hosts;
  }

  /** Makes the tags about links known. */
  void setTags(ScanNetwork network) {
    network
        .tag("URIHOSTS")
        .set(byDomain.values().stream().flatMap(Set::stream).distinct().toList());
    network.tag("URIDOMAINS").set(List.copyOf(byDomain.keySet()));
  }

  private static UriHosts collect(ScanContext scan) {
    Settings settings = scan.settings();
    if (settings.flag("skip_uribl_checks")) {
      return new UriHosts(Map.of());
    }
    Set<String> skipped = Set.copyOf(settings.list("uridnsbl_skip_domain"));
    boolean skipMail = settings.flag("uridnsbl_skip_mailto");
    int limit = (int) settings.number("uridnsbl_max_domains");
    List<MessageUri> uris = new ArrayList<>(scan.texts().uris().all());
    uris.sort(Comparator.comparingInt(UriHosts::rank));
    Map<String, Set<String>> found = new LinkedHashMap<>();
    boolean more = false;
    for (MessageUri uri : uris) {
      if (!skipMail || !uri.uri().text().regionMatches(true, 0, MAIL, 0, MAIL.length())) {
        List<Map.Entry<String, String>> hosts =
            uri.hosts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> !skipped.contains(e.getKey()) && !skipped.contains(e.getValue()))
                .toList();
        for (Map.Entry<String, String> host : hosts) {
          String domain = host.getValue();
          if (found.containsKey(domain) || found.size() < limit) {
            found.computeIfAbsent(domain, d -> new LinkedHashSet<>()).add(host.getKey());
          } else {
            more = true;
          }
        }
      }
    }
    if (more) {
      scan.log().add(new LimitReached("uridnsbl_max_domains", limit + " domains"));
    }
    return new UriHosts(found);
  }

  /** The smaller, the more a reader is led there. */
  private static int rank(MessageUri uri) {
    Set<String> types = uri.types();
    if (types.contains("a")) {
      return uri.anchorTexts().stream().anyMatch(text -> !text.isBlank()) ? 0 : 5;
    }
    if (types.contains("img")) {
      return 2;
    }
    return types.contains("form") ? 1 : types.contains("parsed") ? 4 : 3;
  }
}
