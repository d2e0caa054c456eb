package org.hamlet.text.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves a reference against a base (RFC 3986, section 5.2). Stateless. */
final class UriReference {

  /** RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

  private UriReference() {}

  static String resolve(String reference, String base) {
    if (base.isEmpty() || ABSOLUTE.matcher(reference).matches()) {
      return reference;
    }
    Matcher r = PARTS.matcher(reference);
    Matcher b = PARTS.matcher(base);
    if (!r.matches() || !b.matches() || b.group(1) == null) {
      return reference;
    }
    String authority = r.group(2) != null ? r.group(2) : b.group(2);
    String path = path(r, b);
    String query = r.group(2) == null && r.group(3).isEmpty() && r.group(4) == null ? b.group(4) : r.group(4);
    return b.group(1)
        + ":"
        + (authority == null ? "" : "//" + authority)
        + path
        + (query == null ? "" : "?" + query)
        + (r.group(5) == null ? "" : "#" + r.group(5));
  }

  private static String path(Matcher r, Matcher b) {
    String path = r.group(3);
    if (r.group(2) != null || path.startsWith("/")) {
      return withoutDots(path);
    }
    if (path.isEmpty()) {
      return b.group(3);
    }
    String basePath = b.group(3);
    if (b.group(2) != null && basePath.isEmpty()) {
      return withoutDots("/" + path);
    }
    return withoutDots(basePath.substring(0, basePath.lastIndexOf('/') + 1) + path);
  }

  /** Removes dot segments (section 5.2.4). */
  private static String withoutDots(String path) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < path.length()) {
      int next = path.indexOf('/', at + 1);
      int end = next < 0 ? path.length() : next;
      String segment = path.substring(at, end);
      boolean last = next < 0;
      switch (segment) {
        case "/.", "." -> out.append(last ? "/" : "");
        case "/..", ".." -> {
          out.setLength(Math.max(0, out.lastIndexOf("/")));
          out.append(last ? "/" : "");
        }
        default -> out.append(segment);
      }
      at = end;
    }
    return out.toString();
  }
}
