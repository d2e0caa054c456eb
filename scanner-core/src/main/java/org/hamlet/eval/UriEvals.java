package org.hamlet.eval;

import java.util.Map;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.text.uri.MessageUri;

/** Eval functions about links (SpamAssassin 4.0.1 behaviour of its URIEval plugin). */
final class UriEvals {

  private static final String NUMBERS = "\\d+\\.\\d+\\.\\d+\\.\\d+";
  private static final Pattern TO_ADDRESS =
      Pattern.compile("^https?://(?:[^/@]*@)?" + NUMBERS, Pattern.CASE_INSENSITIVE);
  private static final Pattern SAYS_HTTPS =
      Pattern.compile("https:(?!(?://)?" + NUMBERS + ")", Pattern.CASE_INSENSITIVE);

  /** A web address with another one within. */
  private static final Pattern REDIRECTOR =
      Pattern.compile("^https?://.+?https?:", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private UriEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_uri_truncated",
            (rule, settings) -> (scan, notes) -> Eval.of(scan.texts().uris().truncated()),
        "check_for_http_redirector",
            (rule, settings) -> (scan, notes) -> Eval.of(anyRedirects(scan)),
        "check_https_ip_mismatch",
            (rule, settings) -> (scan, notes) -> Eval.of(anyAddressSaysHttps(scan)),
        // Compat: what uri_detail rules call; by itself it has no condition that a link must meet
        "check_uri_detail",
            (rule, settings) -> (scan, notes) -> Eval.of(!scan.texts().uris().all().isEmpty()));
  }

  private static boolean anyRedirects(ScanContext scan) {
    return scan.texts().uris().all().stream()
        .flatMap(uri -> uri.cleaned().stream())
        .anyMatch(form -> REDIRECTOR.matcher(form.text()).find());
  }

  private static boolean anyAddressSaysHttps(ScanContext scan) {
    for (MessageUri uri : scan.texts().uris().all()) {
      if (!uri.anchorTexts().isEmpty()
          && TO_ADDRESS.matcher(uri.uri().text()).find()
          && uri.anchorTexts().stream().anyMatch(text -> SAYS_HTTPS.matcher(text).find())) {
        return true;
      }
    }
    return false;
  }
}
