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

/**
 * Links whose text names another site than they lead to (SpamAssassin 4.0.1 behaviour of its
 * HTTPSMismatch plugin).
 */
final class HttpsMismatchEvals {

  /** The host of a web address: the whole text for targets, anywhere in what a link says. */
  private static final Pattern TARGET = host("^https?");

  private static final Pattern SAID = host("https");
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private HttpsMismatchEvals() {}

  private static Pattern host(String scheme) {
    return Pattern.compile(
        scheme + "://(?:[^\\s/?#@<>]*@)?([^\\s/?#@:<>\"']+)", Pattern.CASE_INSENSITIVE);
  }

  static Map<String, EvalFunction> functions() {
    return Map.of("check_https_http_mismatch", HttpsMismatchEvals::mismatch);
  }

  /** Arguments: how many web addresses with anchors there must be, and how many are too many. */
  private static Eval mismatch(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double min = Arguments.of(rule).number(0);
    double end = Arguments.of(rule).number(1);
    return (scan, notes) -> {
      Anchors anchors = scan.fact(Anchors.class, HttpsMismatchEvals::read);
      return Eval.of(anchors.mismatch() && anchors.targets() >= min && anchors.targets() < end);
    };
  }

  private record Anchors(int targets, boolean mismatch) {}

  private static Anchors read(ScanContext scan) {
    int targets = 0;
    boolean mismatch = false;
    for (MessageUri uri : scan.texts().uris().all()) {
      Optional<String> target =
          uri.anchorTexts().isEmpty()
              ? Optional.empty()
              : domain(TARGET, uri.uri().text(), scan.domains());
      if (target.isPresent() && !NUMBERS.matcher(target.get()).matches()) {
        targets++;
        mismatch |= saysOther(uri, target.get(), scan.domains());
      }
    }
    return new Anchors(targets, mismatch);
  }

  private static boolean saysOther(MessageUri uri, String target, DomainRegistry domains) {
    return uri.anchorTexts().stream()
        .anyMatch(text -> domain(SAID, text, domains).filter(d -> !d.equals(target)).isPresent());
  }

  /** The registered domain, or the numeric address, of the first web address. */
  private static Optional<String> domain(Pattern pattern, String text, DomainRegistry domains) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String host = matcher.group(1);
    if (NUMBERS.matcher(host).matches()) {
      return Optional.of(host);
    }
    return host.indexOf('.') > 0 && domains.hasKnownTopLevel(host)
        ? Optional.of(domains.registeredDomain(host))
        : Optional.empty();
  }
}
