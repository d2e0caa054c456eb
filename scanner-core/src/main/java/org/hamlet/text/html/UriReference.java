package org.hamlet.text.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves a reference against a base (RFC 3986, section 5.2). Stateless. */
final class UriReference {

  /** RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

  private static final Pattern BASE = Pattern.compile("(?:https?|ftp):", Pattern.CASE_INSENSITIVE);

  /** What begins so is no path that could be resolved. */
  private static final Pattern OPAQUE =
      Pattern.compile("(?:mailto|cid|data|tel|file):", Pattern.CASE_INSENSITIVE);

  /**
   * Compat: hosts that are named so have a scheme even where a reference and its base have none.
   */
  private static final Pattern SERVICE =
      Pattern.compile("//(www|ftp)\\d*\\.", Pattern.CASE_INSENSITIVE);

  private UriReference() {}

  /** Whether relative references can be resolved against this. */
  static boolean isBase(String uri) {
    return BASE.matcher(uri).lookingAt();
  }

  /**
   * Compat: a base is taken for a folder, without its last name where that looks like a file's, in
   * the path or in the query: of {@code a.b.html}, {@code a.} is left.
   */
  static String asFolder(String base) {
    String folder = base.substring(0, startOfFile(base));
    return folder.endsWith("/") ? folder : folder + "/";
  }

  /** Where a name behind the host begins that ends in a dot and two to four characters. */
  private static int startOfFile(String base) {
    int host = base.indexOf("://") + "://".length();
    int path = base.indexOf('/', host);
    int dot = base.lastIndexOf('.');
    int end = base.length() - dot - 1;
    if (path <= host || dot < path || base.lastIndexOf('/') > dot || end < 2 || end > 4) {
      return base.length();
    }
    int start = 1 + Math.max(base.lastIndexOf('/', dot), base.lastIndexOf('.', dot - 1));
    return start < dot ? start : base.length();
  }

  /** {@code reference} in full and without dot segments; relative when {@code base} is empty. */
  static String resolve(String reference, String base) {
    Matcher service = SERVICE.matcher(reference);
    if (base.isEmpty() && service.lookingAt()) {
      boolean www = service.group(1).equalsIgnoreCase("www");
      return resolve((www ? "http:" : "ftp:") + reference, base);
    }
    if (base.isEmpty() && isPlain(reference)) {
      return reference;
    }
    Matcher r = PARTS.matcher(reference);
    Matcher b = PARTS.matcher(base);
    if (OPAQUE.matcher(reference).lookingAt() || !r.lookingAt() || !b.lookingAt()) {
      return reference;
    }
    boolean sameScheme = r.group(1) == null || r.group(1).equals(b.group(1));
    boolean relative = sameScheme && r.group(2) == null && !base.isEmpty();
    boolean sameQuery = relative && r.group(3).isEmpty() && r.group(4) == null;
    return part("", sameScheme ? b.group(1) : r.group(1), ":")
        + part("//", relative ? b.group(2) : r.group(2), "")
        + (relative ? path(r, b) : withoutDots(r.group(3)))
        + part("?", sameQuery ? b.group(4) : r.group(4), "")
        + part("#", r.group(5), "");
  }

  /** Whether there is nothing to resolve in it; most references are so. */
  private static boolean isPlain(String reference) {
    return !reference.startsWith(".")
        && !reference.contains("/.")
        && !reference.contains(":.")
        && reference.indexOf('\n') < 0;
  }

  private static String part(String before, @Nullable String part, String after) {
    return part == null ? "" : before + part + after;
  }

  private static String path(Matcher r, Matcher b) {
    String path = r.group(3);
    if (path.startsWith("/")) {
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
        case ".", ".." -> out.append(last ? segment : "");
        case "/." -> out.append(last ? "/" : "");
        case "/.." -> {
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
