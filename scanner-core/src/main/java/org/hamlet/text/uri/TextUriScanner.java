package org.hamlet.text.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what mail programs would show as links in a paragraph: {@code http://}, {@code ftp://},
 * {@code mailto:}, {@code www.} and {@code ftp.}, mail addresses, and bare host names below a known
 * top level domain. Follows SpamAssassin 4.0.1's behaviour. Looks at each char a bounded number of
 * times.
 */
final class TextUriScanner {

  /** Longest local part and longest rest of a mail address, in chars, as SpamAssassin has it. */
  static final int MAX_MAIL_PART_CHARS = 251;

  /** Digits of a port behind a bare host name. */
  private static final int MAX_PORT_DIGITS = 5;

  private static final String TRAILING = "-~!@#^&*()_+=:;'?,.";

  /** HTML that was sent as plain text: nothing with this in it is an address. */
  private static final String ENTITY_OF_SPACE = "&nbsp;";

  private static final List<String> LABELS = List.of("mail:", "email:", "e-mail:", "skype:");

  private static final List<String> FTP_OR_WEB = List.of("ftp:", "ftp.", "www");

  private final String text;
  private final Set<String> topLevel;
  private final List<TextUri> found = new ArrayList<>();
  private int mailRunEnd;
  private int nextAt = -1;

  private TextUriScanner(String text, Set<String> topLevel) {
    this.text = text;
    this.topLevel = topLevel;
  }

  /** All URIs of a paragraph in order; their hosts are not yet checked. */
  static List<TextUri> scan(String paragraph, Set<String> topLevel) {
    TextUriScanner scanner = new TextUriScanner(paragraph, topLevel);
    scanner.run();
    return scanner.found;
  }

  private void run() {
    if (text.indexOf('.') < 0 && text.indexOf(':') < 0 && text.indexOf('@') < 0) {
      return;
    }
    int i = 0;
    while (i < text.length()) {
      int end = isStart(i) ? linked(i) : i;
      if (end > i) {
        i = end;
        continue;
      }
      end = mayPrecedeBareHost(i) && Ascii.isAlnum(text.charAt(i)) ? bareHost(i) : i;
      i = end > i ? end : i + 1;
    }
  }

  private boolean isStart(int i) {
    boolean wordBefore = i > 0 && TextChars.isWord(text.charAt(i - 1));
    boolean boundary = wordBefore != TextChars.isWord(text.charAt(i));
    return boundary || (i > 0 && TextChars.startsAfter(text.charAt(i - 1)));
  }

  /** The end of a URI with scheme or {@code www.}, or of a mail address; {@code i} when none. */
  private int linked(int i) {
    int prefix = prefixEnd(i);
    if (prefix > i) {
      boolean mail = text.charAt(prefix - 1) == ':';
      int end = mail ? mailRunEnd(prefix) : runEnd(prefix);
      if (end > prefix) {
        note(i, prefix, end);
        return end;
      }
    }
    return mailAddress(i);
  }

  private int prefixEnd(int i) {
    return switch (text.charAt(i)) {
      case 'h', 'H' -> Math.max(prefix(i, "http://"), prefix(i, "https://"));
      case 'f', 'F' -> Math.max(prefix(i, "ftp://"), prefix(i, "ftp."));
      case 'm', 'M' -> prefix(i, "mailto:");
      case 'w', 'W' -> wwwEnd(i);
      default -> 0;
    };
  }

  private int prefix(int i, String lower) {
    return Ascii.startsWith(text, i, lower) ? i + lower.length() : 0;
  }

  private int wwwEnd(int i) {
    int end = prefix(i, "www");
    if (end == 0) {
      return 0;
    }
    int digits = 0;
    while (digits < 2 && end + digits < text.length() && Ascii.isDigit(text.charAt(end + digits))) {
      digits++;
    }
    int dot = end + digits;
    return dot < text.length() && text.charAt(dot) == '.' ? dot + 1 : 0;
  }

  private int mailAddress(int i) {
    if (TextChars.endsMail(text.charAt(i))) {
      return i;
    }
    if (i >= mailRunEnd) {
      mailRunEnd = mailRunEnd(i);
    }
    if (nextAt < i) {
      nextAt = text.indexOf('@', i);
      nextAt = nextAt < 0 ? text.length() : nextAt;
    }
    int at = nextAt;
    boolean fits =
        at > i
            && at - i <= MAX_MAIL_PART_CHARS
            && at + 1 < mailRunEnd
            && mailRunEnd - at - 1 <= MAX_MAIL_PART_CHARS;
    if (!fits) {
      return i;
    }
    String address = trimmed(text.substring(i, mailRunEnd));
    if (address.indexOf('@') >= 0 && !address.contains(ENTITY_OF_SPACE) && leadsToHost(address)) {
      note(address, false);
    }
    return mailRunEnd;
  }

  /**
   * Compat: an address needs a dot as such; one encoded ({@code %2e}) makes a host of a link only.
   */
  private static boolean leadsToHost(String address) {
    return !isMailAddress(address) || address.indexOf('.', address.indexOf('@')) >= 0;
  }

  private boolean mayPrecedeBareHost(int i) {
    return i == 0 || TextChars.mayPrecedeHost(text.charAt(i - 1));
  }

  private int bareHost(int start) {
    int end = start;
    while (end < text.length() && TextChars.isHost(text.charAt(end))) {
      end++;
    }
    int hostEnd = end > start && text.charAt(end - 1) == '.' ? end - 1 : end;
    if (hostEnd - start > HostNames.MAX_NAME_CHARS) {
      return start;
    }
    String host = text.substring(start, hostEnd);
    int dot = host.lastIndexOf('.');
    boolean known = dot > 0 && topLevel.contains(host.substring(dot + 1).toLowerCase(Locale.ROOT));
    int after = known ? pathEnd(portEnd(end)) : start;
    if (after == start || (after < text.length() && !TextChars.ends(text.charAt(after)))) {
      return start;
    }
    if (HostNames.isQualified(host)) {
      note(trimmed(text.substring(start, after)), true);
    }
    return after; // Compat: nothing is looked for in what is no name
  }

  private int portEnd(int i) {
    if (i >= text.length() || text.charAt(i) != ':') {
      return i;
    }
    int end = i + 1;
    while (end < text.length() && end - i <= MAX_PORT_DIGITS && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    return end > i + 1 ? end : i;
  }

  private int pathEnd(int i) {
    if (i >= text.length() || text.charAt(i) != '/') {
      return i;
    }
    int end = runEnd(i + 1);
    return end > i + 1 ? end : i;
  }

  private int runEnd(int i) {
    int end = i;
    while (end < text.length() && !TextChars.ends(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int mailRunEnd(int i) {
    int end = i;
    while (end < text.length() && !TextChars.endsMail(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A link of which more is left than its prefix. */
  private void note(int start, int prefix, int end) {
    String uri = trimmed(text.substring(start, end));
    if (uri.length() >= prefix - start) {
      note(uri, false);
    }
  }

  private void note(String uri, boolean bare) {
    if (!uri.isEmpty() && !Ascii.startsWith(uri, 0, "cid:") && !Ascii.startsWith(uri, 0, "mid:")) {
      found.add(withScheme(uri, bare));
    }
  }

  /** Cuts at a bracket that closes what was opened before the URI, then sentence punctuation. */
  private static String trimmed(String uri) {
    int open = uri.indexOf('(');
    int close = uri.lastIndexOf(')', open < 0 ? uri.length() : open);
    int end = close >= 0 ? close : uri.length();
    while (end > 0 && TRAILING.indexOf(uri.charAt(end - 1)) >= 0) {
      end--;
    }
    return uri.substring(0, end);
  }

  private static TextUri withScheme(String uri, boolean bare) {
    if (Ascii.startsWith(uri, 0, "mailto:")) {
      return new TextUri(PercentCode.normalise(uri), false, false);
    }
    if (Scheme.httpEnd(uri) > 0 || Ascii.startsWith(uri, 0, "ftp:")) {
      return new TextUri(uri, false, false);
    }
    if (Ascii.startsWith(uri, 0, "ftp.")) {
      return new TextUri("ftp://" + uri, true, bare);
    }
    return !bare && isMailAddress(uri)
        ? new TextUri("mailto:" + PercentCode.normalise(withoutLabel(uri)), true, false)
        : new TextUri("http://" + uri, true, bare);
  }

  /** Without a label such as {@code E-Mail:}, or colons, in front. */
  private static String withoutLabel(String address) {
    int start = 0;
    for (String label : LABELS) {
      if (Ascii.startsWith(address, 0, label)) {
        start = label.length();
      }
    }
    while (start < address.length() && address.charAt(start) == ':') {
      start++;
    }
    return address.substring(start);
  }

  /** An {@code @}, no path before it, and no other scheme. */
  private static boolean isMailAddress(String uri) {
    int slash = uri.indexOf('/');
    boolean named =
        Scheme.httpEnd(uri) > 0 || FTP_OR_WEB.stream().anyMatch(p -> Ascii.startsWith(uri, 0, p));
    return !named && uri.indexOf('@') >= 0 && (slash < 0 || uri.indexOf('@', slash + 2) < 0);
  }
}
