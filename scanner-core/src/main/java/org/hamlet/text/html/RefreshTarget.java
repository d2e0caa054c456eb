package org.hamlet.text.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URI of a meta refresh as SpamAssassin 4.0.1 finds it. Stateless. */
final class RefreshTarget {

  private static final Pattern URL = Pattern.compile("\\burl\\s*=", Pattern.CASE_INSENSITIVE);

  private RefreshTarget() {}

  /** What follows the last {@code url=}, up to the next semicolon; empty when there is none. */
  static Optional<String> of(String content) {
    Matcher url = URL.matcher(content);
    int last = -1;
    int firstLineEnd = content.indexOf('\n');
    boolean found = false;
    while (url.find()) {
      found = true;
      // Compat: what comes before is only cut off when it is on the first line.
      if (firstLineEnd < 0 || url.start() <= firstLineEnd) {
        last = url.end();
      }
    }
    return found
        ? Optional.of(cut(last < 0 ? content : content.substring(last)))
        : Optional.empty();
  }

  private static String cut(String text) {
    String target = text.stripLeading();
    int semicolon = target.indexOf(';');
    if (semicolon < 0) {
      return target;
    }
    int lineEnd = target.indexOf('\n', semicolon);
    return target.substring(0, semicolon).stripTrailing()
        + (lineEnd < 0 ? "" : target.substring(lineEnd));
  }
}
