package org.hamlet.text.uri;

/**
 * Forms of an {@code http} or {@code https} URI that differ in the host: without default port, in
 * ASCII, without user and other characters before or after the name, as dotted quad, or completed
 * the way browsers do.
 */
final class HostForms {

  private static final String WWW = "www.";

  private final String scheme;
  private final boolean user;
  private final String host;
  private final String port;
  private final String rest;

  private HostForms(String scheme, boolean user, String host, String port, String rest) {
    this.scheme = scheme;
    this.user = user;
    this.host = host;
    this.port = port;
    this.rest = rest;
  }

  /**
   * Adds them.
   *
   * @param httpEnd index after the scheme's colon
   */
  static void add(String uri, int httpEnd, DomainRegistry domains, UriForms.Forms forms) {
    if (!uri.startsWith("//", httpEnd)) {
      return;
    }
    HostForms parts = split(uri, httpEnd + 2);
    if (!parts.host.isEmpty()) {
      parts.add(domains, forms);
    }
  }

  private static HostForms split(String uri, int start) {
    int slash = uri.indexOf('/', start);
    int end = slash < 0 ? uri.length() : slash;
    int at = uri.indexOf('@', start);
    boolean user = at >= start && at + 1 < end && uri.charAt(at + 1) != ':';
    int hostStart = user ? at + 1 : start;
    int colon = uri.indexOf(':', hostStart);
    int hostEnd = colon >= 0 && colon < end ? colon : end;
    int portEnd = hostEnd;
    if (hostEnd + 1 < end && uri.charAt(hostEnd) == ':' && Ascii.isDigit(uri.charAt(hostEnd + 1))) {
      portEnd = hostEnd + 1;
      while (portEnd < end && Ascii.isDigit(uri.charAt(portEnd))) {
        portEnd++;
      }
    }
    return new HostForms(
        uri.substring(0, start),
        user,
        uri.substring(hostStart, hostEnd),
        uri.substring(hostEnd, portEnd),
        uri.substring(portEnd));
  }

  private void add(DomainRegistry domains, UriForms.Forms forms) {
    if (isDefaultPort()) {
      forms.add(scheme + host + rest);
    }
    String name = AceName.of(host).orElse(host);
    if (browserWouldComplete(name, domains)) {
      String word = small(beforeNul(name));
      forms.add("http://" + (word.startsWith(WWW) ? "" : WWW) + word + ".com" + port + rest);
    }
    if (!Ascii.allAscii(host) && !name.equals(Ascii.lower(host))) {
      forms.add(scheme + name + port + rest);
      if (isDefaultPort() && !rest.isEmpty()) {
        forms.add(scheme + name + rest);
      }
    }
    name = addWhenChanged(name, withoutControls(beforeNul(name)), forms);
    name = addWhenChanged(name, withoutUser(name), forms);
    name = addWhenChanged(name, withoutTail(name), forms);
    NumericHost.quad(name).ifPresent(quad -> forms.add(scheme + quad + port + rest));
  }

  private String addWhenChanged(String before, String after, UriForms.Forms forms) {
    if (!after.equals(before)) {
      forms.add(scheme + after + port + rest);
    }
    return after;
  }

  /** Compat: in small letters only; others are taken for {@code https}. */
  private boolean isHttp() {
    return scheme.equals("http://");
  }

  private boolean isDefaultPort() {
    return isHttp() ? port.equals(":80") : port.equals(":443");
  }

  /** A single word is completed to {@code www.WORD.com}, as Firefox once did. */
  private boolean browserWouldComplete(String wholeHost, DomainRegistry domains) {
    String name = small(beforeNul(wholeHost));
    String word = name.startsWith(WWW) ? name.substring(WWW.length()) : name;
    return isHttp()
        && !user
        && (port.isEmpty() || isDefaultPort())
        && word.indexOf('.') < 0
        && word.indexOf('@') < 0
        && !word.isEmpty()
        && !wholeHost.equalsIgnoreCase("localhost")
        && !(HostNames.isQualified(wholeHost) && domains.hasKnownTopLevel(wholeHost))
        && NumericHost.quad(wholeHost).isEmpty();
  }

  /** Compat: a name that is no name in ASCII keeps its large letters. */
  private static String small(String name) {
    return Ascii.allAscii(name) ? Ascii.lower(name) : name;
  }

  private static String withoutUser(String name) {
    int at = name.indexOf('@');
    return at > 0 ? name.substring(at + 1) : name;
  }

  /** Compat: a name ends at an octet of no bits. */
  private static String beforeNul(String name) {
    int nul = name.indexOf('\0');
    return nul < 0 ? name : name.substring(0, nul);
  }

  private static String withoutControls(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 0x20) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static String withoutTail(String name) {
    int end = name.length();
    while (end > 0 && !Ascii.isAlnum(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }
}
