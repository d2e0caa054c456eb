package org.hamlet.eval;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;

/** Eval functions that look the hosts of URIs up in the lists of {@code enlist_uri_host}. */
final class UriHostEvals {

  private UriHostEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_uri_host_listed", (rule, settings) -> listed(settings, Arguments.of(rule).text(0)),
        "check_uri_host_in_blocklist", (rule, settings) -> listed(settings, "BLOCK"),
        "check_uri_host_in_welcomelist", (rule, settings) -> listed(settings, "WELCOME"));
  }

  private static Eval listed(Settings settings, String list) {
    Map<String, Boolean> hosts = settings.hostList(list).orElse(Map.of());
    return (scan, notes) -> {
      Optional<String> found = hosts.isEmpty() ? Optional.empty() : firstListed(scan, hosts);
      found.ifPresent(what -> notes.note("URI: " + what));
      return Eval.of(found.isPresent());
    };
  }

  /** The first host that is listed, with the entry in parentheses where that is another. */
  private static Optional<String> firstListed(ScanContext scan, Map<String, Boolean> hosts) {
    for (MessageUri uri : scan.texts().uris().all()) {
      if (startsWithMailto(uri)) {
        continue;
      }
      for (String host : new TreeSet<>(uri.hosts().keySet())) {
        String entry = entry(host, hosts);
        if (hosts.getOrDefault(entry, false)) {
          return Optional.of(entry.equals(host) ? host : host + " (" + entry + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean startsWithMailto(MessageUri uri) {
    return uri.uri().text().regionMatches(true, 0, "mailto:", 0, 7);
  }

  /** The most specific entry decides: the host itself, then its parents; empty without any. */
  private static String entry(String host, Map<String, Boolean> hosts) {
    for (int from = 0; from >= 0; from = next(host, from)) {
      String name = host.substring(from);
      if (hosts.containsKey(name)) {
        return name;
      }
    }
    return "";
  }

  private static int next(String host, int from) {
    int dot = host.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }
}
