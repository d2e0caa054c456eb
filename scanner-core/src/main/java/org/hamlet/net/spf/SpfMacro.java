package org.hamlet.net.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.relay.IpAddress;

/** A text with macros, of a record (RFC 7208, section 7). */
record SpfMacro(String text) {

  /** Longest domain-spec as written: to expand one costs time by its length and the sender's. */
  static final int MAX_CHARS = 4_096;

  /** Longest name in the result; longer ones lose labels on the left (section 7.3). */
  static final int MAX_NAME_CHARS = 253;

  /** As many chars count of an expansion: one more tells that it is longer, one is a last dot. */
  private static final int COUNTED_CHARS = MAX_NAME_CHARS + 2;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String EXPAND = "%\\{[slodiphvSLODIPHV]\\d*[rR]?[-.+,/_=]*\\}|%%|%_|%-";
  private static final Pattern MACRO =
      Pattern.compile("%\\{([a-zA-Z])(\\d*)([rR]?)([-.+,/_=]*)\\}|%%|%_|%-");
  private static final Pattern STRING =
      Pattern.compile("(?:" + EXPAND + "|[\\x21-\\x24\\x26-\\x7e]++)*+");
  private static final Pattern ENDS_IN_MACRO = Pattern.compile(".*(?:" + EXPAND + ")$");
  private static final Pattern TOP_LABEL =
      Pattern.compile("(?=[0-9]*[a-zA-Z-])[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?");

  /** Reads a domain-spec. */
  static SpfMacro domain(String text) throws SpfSyntaxError {
    if (text.length() > MAX_CHARS) {
      throw new SpfSyntaxError("longer than " + MAX_CHARS + " chars: a domain");
    }
    string(text);
    if (!ENDS_IN_MACRO.matcher(text).matches() && !endsInLabel(text)) {
      throw new SpfSyntaxError("no domain: " + text);
    }
    return new SpfMacro(text);
  }

  /** Whether a toplabel stands behind the last dot (section 7.1); one more dot may follow. */
  private static boolean endsInLabel(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    int dot = name.lastIndexOf('.');
    return dot >= 0 && TOP_LABEL.matcher(name.substring(dot + 1)).matches();
  }

  /** Checks a macro-string. */
  static void string(String text) throws SpfSyntaxError {
    if (!STRING.matcher(text).matches()) {
      throw new SpfSyntaxError("no macro string: " + text);
    }
    Matcher matcher = MACRO.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2) != null && matcher.group(2).matches("0+")) {
        throw new SpfSyntaxError("zero parts are asked for: " + text);
      }
    }
  }

  /** Whether the name of the client's address is needed ({@code %{p}}). */
  boolean needsClientName() {
    return text.toLowerCase(Locale.ROOT).contains("%{p");
  }

  /**
   * The name that results.
   *
   * @param domain the current domain
   * @param clientName the validated name of the client's address, or {@code unknown}
   */
  String expand(SpfRequest request, String domain, String clientName) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = MACRO.matcher(text);
    int from = 0;
    while (matcher.find()) {
      out.append(text, from, matcher.start());
      from = matcher.end();
      out.append(
          switch (matcher.group()) {
            case "%%" -> "%";
            case "%_" -> " ";
            case "%-" -> "%20";
            default -> value(matcher, request, domain, clientName);
          });
      keepEnd(out);
    }
    return shortened(out.append(text.substring(from)).toString());
  }

  /** What is on the left of a long name is left out anyway; a record may ask for much of it. */
  private static void keepEnd(StringBuilder name) {
    name.delete(0, Math.max(0, name.length() - COUNTED_CHARS));
  }

  private static String value(Matcher macro, SpfRequest request, String domain, String clientName) {
    char letter = macro.group(1).charAt(0);
    String value =
        switch (Character.toLowerCase(letter)) {
          case 's' -> request.sender();
          case 'l' -> request.localPart();
          case 'o' -> request.domain();
          case 'd' -> domain;
          case 'i' -> dotted(request.ip());
          case 'p' -> clientName;
          case 'v' -> request.ip().isIpv4() ? "in-addr" : "ip6";
          default -> request.helo();
        };
    String delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
    List<String> parts = split(value, delimiters);
    if (!macro.group(3).isEmpty()) {
      Collections.reverse(parts);
    }
    if (!macro.group(2).isEmpty() && macro.group(2).length() < 4) {
      int count = Integer.parseInt(macro.group(2));
      parts = parts.subList(Math.max(0, parts.size() - count), parts.size());
    }
    String joined = String.join(".", parts);
    return Character.isUpperCase(letter) ? escaped(joined) : joined;
  }

  private static List<String> split(String value, String delimiters) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      if (delimiters.indexOf(value.charAt(i)) >= 0) {
        parts.add(value.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(value.substring(from));
    return parts;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  /** IPv4 as usual, IPv6 as nibbles with dots between them. */
  private static String dotted(IpAddress ip) {
    if (!ip.isIpv4()) {
      StringBuilder nibbles = new StringBuilder();
      for (int i = 0; i < ip.bits() / Byte.SIZE; i++) {
        nibbles.append(i == 0 ? "" : ".").append(Character.forDigit(ip.at(i) >> 4, 16));
        nibbles.append('.').append(Character.forDigit(ip.at(i) & 0xF, 16));
      }
      return nibbles.toString();
    }
    return ip.at(0) + "." + ip.at(1) + "." + ip.at(2) + "." + ip.at(3);
  }

  /** Without as many labels on the left as it takes; where that leaves none it stays too long. */
  private static String shortened(String name) {
    String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int excess = whole.length() - MAX_NAME_CHARS;
    int dot = excess <= 0 ? -1 : whole.indexOf('.', excess - 1);
    return whole.substring(dot + 1);
  }
}
