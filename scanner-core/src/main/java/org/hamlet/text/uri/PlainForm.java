package org.hamlet.text.uri;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI in plain writing: slashes where backslashes stood, escapes and entities of printable
 * characters decoded, a scheme, two slashes after it, a slash before the query.
 */
final class PlainForm {

  /** A printable character of ASCII but the space, by its number. */
  private static final Pattern DECIMAL =
      Pattern.compile("&#0*(3[3-9]|[4-9][0-9]|1[01][0-9]|12[0-6]);");

  private static final Pattern HEXADECIMAL =
      Pattern.compile("&#x0*(2[1-9a-fA-F]|[3-6][0-9a-fA-F]|7[0-9a-eA-E]);");

  private PlainForm() {}

  static String of(String uri) {
    String plain = twoSlashes(uri.replace('\\', '/'));
    plain = PercentCode.normalise(plain);
    if (Scheme.end(plain) == 0) {
      plain = (Ascii.startsWith(plain, 0, "ftp.") ? "ftp://" : "http://") + plain;
    }
    return decodeEntities(slashBeforeQuery(plain));
  }

  /** {@code http:/x} and {@code http:x} become {@code http://x}; three slashes stay. */
  private static String twoSlashes(String uri) {
    int end = Scheme.httpEnd(uri);
    if (end == 0) {
      return uri;
    }
    int slashes = 0;
    while (end + slashes < uri.length() && uri.charAt(end + slashes) == '/') {
      slashes++;
    }
    return slashes >= 2 ? uri : uri.substring(0, end) + "//" + uri.substring(end + slashes);
  }

  private static String slashBeforeQuery(String uri) {
    int end = Scheme.httpEnd(uri);
    if (end == 0 || !uri.startsWith("//", end)) {
      return uri;
    }
    int start = end + 2;
    int i = start;
    while (i < uri.length() && "/?#".indexOf(uri.charAt(i)) < 0) {
      i++;
    }
    boolean add = i > start && i < uri.length() && uri.charAt(i) != '/';
    return add ? uri.substring(0, i) + "/" + uri.substring(i) : uri;
  }

  /** Compat: decimal ones first, so that one of those may begin a hexadecimal one. */
  private static String decodeEntities(String uri) {
    return uri.contains("&#") ? decoded(decoded(uri, DECIMAL, 10), HEXADECIMAL, 16) : uri;
  }

  private static String decoded(String uri, Pattern entity, int radix) {
    return entity
        .matcher(uri)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(found.group(1), radix))));
  }
}
