package org.hamlet.eval;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;

/**
 * {@code short_url()}: whether a link leads to a service that shortens links ({@code
 * url_shortener}, {@code url_shortener_get}). The message alone is looked at, no short link is
 * followed. Follows SpamAssassin 4.0.1's behaviour of its DecodeShortURLs plugin.
 */
final class ShortUrlEvals {

  private static final Pattern WEB_LINK =
      Pattern.compile(
          "^https?://(?:[^/?#@]*+@)?([a-z0-9.-]++)(?::[0-9]*+)?(/[^?#]*[\\w\\x80-\\xff])?",
          Pattern.CASE_INSENSITIVE);
  private static final String WWW = "www.";

  private ShortUrlEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("short_url", ShortUrlEvals::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) {
    Set<String> services = new HashSet<>();
    settings.list("url_shortener").forEach(s -> services.add(s.toLowerCase(Locale.ROOT)));
    settings.list("url_shortener_get").forEach(s -> services.add(s.toLowerCase(Locale.ROOT)));
    return (scan, notes) -> Eval.of(!services.isEmpty() && anyIsShort(scan, services));
  }

  private static boolean anyIsShort(ScanContext scan, Set<String> services) {
    for (MessageUri uri : scan.texts().uris().all()) {
      Matcher link = WEB_LINK.matcher(uri.uri().text());
      if (link.find() && isService(link.group(1), link.group(2) != null, services)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A service of two labels shows its own pages where there is no path; an entry that begins with a
   * dot stands for all names with one label more.
   */
  private static boolean isService(String written, boolean hasPath, Set<String> services) {
    String host = written.toLowerCase(Locale.ROOT);
    int dots = (int) host.chars().filter(c -> c == '.').count();
    if (services.contains(host)) {
      return dots > 1 || hasPath;
    }
    String other =
        host.startsWith(WWW)
            ? host.substring(WWW.length())
            : host.substring(Math.max(0, host.indexOf('.')));
    return dots == 2 && services.contains(other);
  }
}
