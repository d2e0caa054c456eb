package org.hamlet.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code Authentication-Results} field (RFC 8601, section 2.2). Compat: as in SpamAssassin
 * 4.0.1's AuthRes plugin a field with an unknown method, result or property counts as none, one
 * comment may stand in a place, and names are in lower case; of a property without a value and what
 * follows it nothing is read.
 *
 * @param server who wrote it (authserv-id), lower case
 * @param results the results by method, in order
 */
record AuthenticationResults(String server, Map<String, List<String>> results) {

  private static final String COMMENT =
      "\\((?:[^()\"\\\\]|\\((?:[^()\"\\\\]|\\([^()\"\\\\]*+\\))*+\\))*+\\)";
  private static final String SPACE = "\\s*+(?:" + COMMENT + "\\s*+)?";
  private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
  private static final String WORD = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

  private static final Pattern HEAD =
      pattern("\\s*+([\\w.-]++)" + SPACE + "(?:[0-9]++" + SPACE + ")?(?=;)");
  private static final Pattern RESULT =
      pattern(
          ";"
              + SPACE
              + "("
              + WORD
              + ")"
              + SPACE
              + "(?:/"
              + SPACE
              + "[0-9]++"
              + SPACE
              + ")?="
              + SPACE
              + "("
              + WORD
              + ")(?=[\\s;(]|$)"
              + SPACE
              + phrase("reason")
              + phrase("action"));
  private static final Pattern PROPERTY =
      pattern("([a-zA-Z]++)" + SPACE + "\\." + SPACE + "([a-zA-Z-]++)" + SPACE + "=" + SPACE);
  private static final Pattern VALUE =
      pattern(
          "(?:"
              + QUOTED
              + "|[^\\s;()<>\"][^\\s;()\"]*+(?:(?<=,)\\s++[^\\s;()\"=]++)*+(?=[\\s;]|$))"
              + SPACE);
  private static final Pattern END = pattern("(?:;\\s*+)?$");

  /** Stands for each field of the message's header. */
  private static final String ANY_FIELD = "header.";

  private static final Map<String, Set<String>> METHODS = methods();

  /** Kinds of properties by method, with those of their names that are known. */
  private static final Map<String, Set<String>> PROPERTIES =
      Map.ofEntries(
          Map.entry("arc", Set.of("smtp.remote-ip", "header.oldest-pass")),
          Map.entry("auth", Set.of("smtp.auth", "smtp.mailfrom")),
          Map.entry("dkim", Set.of("header.d", "header.i", "header.a", "header.s", "header.b")),
          Map.entry("dkim-adsp", Set.of("header.from")),
          Map.entry("dkim-atps", Set.of("header.from")),
          Map.entry("dmarc", Set.of("header.from", "policy.dmarc")),
          Map.entry("dnswl", Set.of("dns.zone", "dns.sec", "policy.ip", "policy.txt")),
          Map.entry("domainkeys", Set.of("header.d", "header.from", "header.sender")),
          Map.entry("iprev", Set.of("policy.iprev")),
          Map.entry("rrvs", Set.of("smtp.rcptto")),
          Map.entry("sender-id", Set.of(ANY_FIELD)),
          Map.entry("smime", Set.of("body.smime-part", "body.smime-serial", "body.smime-issuer")),
          Map.entry("vbr", Set.of("header.md", "header.mv")),
          Map.entry("spf", Set.of("smtp.mailfrom", "smtp.mfrom", "smtp.helo")));

  /** Copies the map. */
  AuthenticationResults {
    results = Map.copyOf(results);
  }

  private static Map<String, Set<String>> methods() {
    String common = "none pass fail temperror permerror";
    String signing = common + " policy neutral";
    String sender = signing + " softfail hardfail";
    Map<String, Set<String>> all = new HashMap<>();
    all.put("arc", words("none pass fail"));
    all.put("auth", words(common));
    all.put("dkim", words(signing));
    all.put("dkim-adsp", words(common + " unknown discard nxdomain"));
    all.put("dkim-atps", words(common + " neutral"));
    all.put("dmarc", words(common));
    all.put("dnswl", words("none pass temperror permerror"));
    all.put("domainkeys", words(signing));
    all.put("iprev", words("pass fail temperror permerror"));
    all.put("rrvs", words(common + " unknown"));
    all.put("sender-id", words(sender));
    all.put("smime", words(signing));
    all.put("spf", words(sender));
    all.put("vbr", words(common));
    return Map.copyOf(all);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ")));
  }

  private static String phrase(String name) {
    return "(?:"
        + name
        + SPACE
        + "="
        + SPACE
        + "(?:"
        + QUOTED
        + "|[\\w.-]++)(?=[\\s;(]|$)"
        + SPACE
        + ")?";
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text);
  }

  /** Reads the value of a field; empty when it is not understood. */
  static Optional<AuthenticationResults> read(String value) {
    Matcher at = HEAD.matcher(value);
    if (!at.lookingAt()) {
      return Optional.empty();
    }
    String server = at.group(1).toLowerCase(Locale.ROOT);
    Map<String, List<String>> results = new HashMap<>();
    at.region(at.end(), value.length());
    while (at.usePattern(RESULT).lookingAt()) {
      String method = at.group(1);
      String result = at.group(2);
      if (!METHODS.getOrDefault(method, Set.of()).contains(result)) {
        return Optional.empty();
      }
      results.computeIfAbsent(method, m -> new ArrayList<>()).add(result);
      at.region(at.end(), value.length());
      Rest rest = properties(at, method);
      if (rest == Rest.UNKNOWN) {
        return Optional.empty();
      }
      if (rest == Rest.WITHOUT_VALUE) {
        return Optional.of(new AuthenticationResults(server, results));
      }
    }
    return at.usePattern(END).lookingAt()
        ? Optional.of(new AuthenticationResults(server, results))
        : Optional.empty();
  }

  /** Reads over the properties of a result. */
  private static Rest properties(Matcher at, String method) {
    Set<String> known = PROPERTIES.getOrDefault(method, Set.of());
    while (at.usePattern(PROPERTY).lookingAt()) {
      String name = (at.group(1) + "." + at.group(2)).toLowerCase(Locale.ROOT);
      if (!known.contains(name) && !(known.contains(ANY_FIELD) && name.startsWith(ANY_FIELD))) {
        return Rest.UNKNOWN;
      }
      at.region(at.end(), at.regionEnd());
      if (!at.usePattern(VALUE).lookingAt()) {
        return Rest.WITHOUT_VALUE;
      }
      at.region(at.end(), at.regionEnd());
    }
    return Rest.READ;
  }

  private enum Rest {
    READ,
    WITHOUT_VALUE,
    UNKNOWN
  }
}
