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
    if (browserWouldComplete(domains)) {
      String word = Ascii.lower(beforeNul(host));
      forms.add("http://" + (word.startsWith(WWW) ? "" : WWW) + word + ".com" + port + rest);
    }
    String name = host;
    String ace = AceName.of(name).orElse(name);
    if (!ace.equals(name)) {
      forms.follow(scheme + ace + port + rest);
      return;
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

  private boolean isHttp() {
    return scheme.length() == "http://".length();
  }

  private boolean isDefaultPort() {
    return isHttp() ? port.equals(":80") : port.equals(":443");
  }

  /** A single word is completed to {@code www.WORD.com}, as Firefox once did. */
  private boolean browserWouldComplete(DomainRegistry domains) {
    String name = beforeNul(host);
    String word = Ascii.startsWith(name, 0, WWW) ? name.substring(WWW.length()) : name;
    return isHttp()
        && !user
        && (port.isEmpty() || isDefaultPort())
        && word.indexOf('.') < 0
        && word.indexOf('@') < 0
        && !word.isEmpty()
        && !host.equalsIgnoreCase("localhost")
        && !(HostNames.isQualified(host) && domains.hasKnownTopLevel(host))
        && NumericHost.quad(host).isEmpty()
        && AceName.of(host).isEmpty();
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
