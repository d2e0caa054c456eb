package org.hamlet.digest.razor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that the links of a text name: in texts with a link at all first the words that begin
 * with {@code www}, as they stand, then the hosts of links, each once, brought to the domains that
 * somebody registered. Compat: only the first link, that of an anchor before others, may be {@code
 * https}, and of the others only those in the last line count, up to one that names no host.
 */
final class LinkedHosts {

  /** Most hosts of one text: as many as a server is asked about. */
  static final int MAX_HOSTS = 400;

  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})|&#([0-9]{2,3});");
  private static final Pattern WORD =
      Pattern.compile("\\s(www.[^\\r\\n \"/<>]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIRST = link("https?:/{1,2}(?=[^\\s\"/<>?])");
  private static final Pattern PREFERRED = link("href\\s*=\\s*\"?https?:/{1,2}(?=[^\\s\"/<>?])");
  private static final Pattern NEXT = link("http:/{1,2}");
  private static final Pattern AUTHORITY = Pattern.compile("[^\\s\"/<>?]+");

  private static final int HEXADECIMAL = 16;

  private LinkedHosts() {}

  private static Pattern link(String start) {
    return Pattern.compile(start, Pattern.CASE_INSENSITIVE);
  }

  static List<String> of(String text) {
    String plain = unescaped(text);
    Matcher first = PREFERRED.matcher(plain);
    if (!first.find() && !first.usePattern(FIRST).reset().find()) {
      return List.of();
    }
    List<String> hosts = new ArrayList<>();
    Set<String> linked = new LinkedHashSet<>();
    Matcher authority = AUTHORITY.matcher(plain);
    domain(host(authority, first.end())).ifPresent(linked::add);
    Matcher next = NEXT.matcher(plain);
    boolean found = next.find(Math.max(first.end(), lastLine(plain)));
    while (found && linked.size() < MAX_HOSTS) {
      String host = host(authority, next.end());
      if (host.isEmpty() || host.equals("0")) {
        break;
      }
      domain(host).ifPresent(linked::add);
      found = next.find();
    }
    WORD.matcher(plain).results().limit(MAX_HOSTS).forEach(word -> hosts.add(word.group(1)));
    hosts.addAll(linked);
    return hosts.subList(0, Math.min(hosts.size(), MAX_HOSTS));
  }

  /** Where the last line begins. */
  private static int lastLine(String plain) {
    int end = plain.endsWith("\n") ? plain.length() - 1 : plain.length();
    return plain.lastIndexOf('\n', end - 1) + 1;
  }

  /** The host that stands there, without who logs in, and what is before an equals sign. */
  private static String host(Matcher authority, int at) {
    if (!authority.region(at, authority.regionEnd()).lookingAt()) {
      return "";
    }
    String host = authority.group().substring(authority.group().indexOf('@') + 1);
    host = host.substring(host.lastIndexOf('=') + 1);
    int colon = host.indexOf(':');
    host = colon < 0 ? host : host.substring(0, colon);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static Optional<String> domain(String host) {
    return host.indexOf('.') < 0
        ? Optional.empty()
        : Optional.of(RazorDomains.of(host.toLowerCase(Locale.ROOT)));
  }

  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape)));
  }

  private static String meaning(MatchResult escape) {
    int code =
        escape.group(1) != null
            ? Integer.parseInt(escape.group(1), HEXADECIMAL)
            : Integer.parseInt(escape.group(2));
    return Character.toString(code);
  }
}
