package org.hamlet.text.uri;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The host a URI leads to, if it is one that can be looked up. */
public final class UriHost {

  private static final List<String> NEVER_REMOTE = List.of("cid:", "javascript:", "file:");

  private UriHost() {}

  /**
   * The host in lower case: a dotted quad, or a qualified name below a known top level domain.
   *
   * @param uri one char a byte
   */
  public static Optional<String> of(String uri, DomainRegistry domains) {
    if (NEVER_REMOTE.stream().anyMatch(scheme -> Ascii.startsWith(uri, 0, scheme))) {
      return Optional.empty();
    }
    String host =
        Ascii.startsWith(uri, 0, "mailto:") ? mailHost(uri) : authorityHost(uri, afterScheme(uri));
    host = AceName.of(host).orElse(host).toLowerCase(Locale.ROOT);
    boolean good =
        HostNames.isIpv4(host) || (HostNames.isQualified(host) && domains.hasKnownTopLevel(host));
    return good ? Optional.of(host) : Optional.empty();
  }

  private static String mailHost(String uri) {
    int at = uri.indexOf('@');
    int query = uri.indexOf('?');
    return at < 0 || (query >= 0 && query < at) ? "" : uri.substring(at + 1);
  }

  private static int afterScheme(String uri) {
    int colon = Scheme.end(uri);
    if (colon == 0 || uri.lastIndexOf('_', colon) >= 0) {
      return 0;
    }
    int start = colon;
    while (start < uri.length() && start < colon + 2 && uri.charAt(start) == '/') {
      start++;
    }
    return start;
  }

  private static String authorityHost(String uri, int start) {
    int end = start;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    int at = uri.lastIndexOf('@', end - 1);
    int from = at >= start && at < end ? at + 1 : start;
    int colon = uri.indexOf(':', from);
    if (colon >= 0 && colon < end && (colon + 1 == end || Ascii.allDigits(uri, colon + 1, end))) {
      end = colon;
    }
    return uri.substring(from, end);
  }
}
