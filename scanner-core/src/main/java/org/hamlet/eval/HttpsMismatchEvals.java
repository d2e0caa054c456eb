package org.hamlet.eval;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.MessageUri;
import org.hamlet.text.uri.UriHost;

/**
 * Whether some link shows an https address of another domain than it leads to (SpamAssassin 4.0.1
 * behaviour of its HTTPSMismatch plugin).
 */
final class HttpsMismatchEvals {

  private static final Pattern SHOWN =
      Pattern.compile("https://[^\\s/?#]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  private HttpsMismatchEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_https_http_mismatch", HttpsMismatchEvals::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0, 1);
    double max = arguments.number(1, Double.POSITIVE_INFINITY);
    return (scan, notes) -> Eval.of(mismatches(scan, min, max));
  }

  private static boolean mismatches(ScanContext scan, double min, double max) {
    int links = 0;
    boolean mismatch = false;
    for (MessageUri uri : scan.texts().uris().all()) {
      Optional<String> target = uri.anchorTexts().isEmpty() ? Optional.empty() : host(uri, scan);
      if (target.isPresent()) {
        links++;
        mismatch = mismatch || showsOther(uri, target.get(), scan.domains());
      }
    }
    return mismatch && links >= min && links < max;
  }

  /** The host a web link leads to, when it is a name. */
  private static Optional<String> host(MessageUri uri, ScanContext scan) {
    String text = uri.uri().text();
    boolean web =
        text.regionMatches(true, 0, "http://", 0, 7)
            || text.regionMatches(true, 0, "https://", 0, 8);
    return web
        ? UriHost.of(withoutLastDots(text), scan.domains())
            .filter(host -> !ADDRESS.matcher(host).matches())
        : Optional.empty();
  }

  /** Compat: dots at the end of the host do not count. */
  private static String withoutLastDots(String web) {
    int end = web.indexOf("//") + 2;
    while (end < web.length() && "/:?#".indexOf(web.charAt(end)) < 0) {
      end++;
    }
    int last = end;
    while (web.charAt(last - 1) == '.') {
      last--;
    }
    return web.substring(0, last) + web.substring(end);
  }

  private static boolean showsOther(MessageUri uri, String target, DomainRegistry domains) {
    String domain = domains.registeredDomain(target);
    for (String text : uri.anchorTexts()) {
      Matcher shown = SHOWN.matcher(text);
      if (shown.find()) {
        Optional<String> host = UriHost.of(shown.group().replaceFirst("\\.$", ""), domains);
        if (host.isPresent() && !domains.registeredDomain(host.get()).equals(domain)) {
          return true;
        }
      }
    }
    return false;
  }
}
