package org.hamlet.net.dmarc;

import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The list of public suffixes in the form of publicsuffix.org: under which names anybody can
 * register. Rules are names, with {@code *} for one label, and with {@code !} for what a rule with
 * an asterisk leaves out; names that no rule fits end in a suffix of one label. Immutable.
 */
public final class PublicSuffixes {

  /** Largest file that is read. */
  static final int MAX_FILE_BYTES = 4_194_304;

  /** Longest name that is looked at (RFC 1035, 3.1). */
  static final int MAX_NAME_CHARS = 253;

  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final Pattern HOST = Pattern.compile("(?:" + LABEL + "\\.){1,126}" + LABEL);

  private final Set<String> rules;

  private PublicSuffixes(Set<String> rules) {
    this.rules = Set.copyOf(rules);
  }

  /**
   * Reads a list.
   *
   * @throws IOException when it cannot be read or is too long
   */
  public static PublicSuffixes read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException("longer than " + MAX_FILE_BYTES + " bytes: " + file);
    }
    return of(Files.readString(file, StandardCharsets.UTF_8));
  }

  static PublicSuffixes of(String text) {
    Set<String> rules = new HashSet<>();
    text.lines()
        .map(line -> line.strip().split("\\s", 2)[0])
        .filter(rule -> !rule.isEmpty() && !rule.startsWith("//"))
        .forEach(rule -> rules.add(inAscii(rule.toLowerCase(Locale.ROOT))));
    return new PublicSuffixes(rules);
  }

  private static String inAscii(String rule) {
    int start = rule.startsWith("!") ? 1 : rule.startsWith("*.") ? 2 : 0;
    try {
      return rule.substring(0, start) + IDN.toASCII(rule.substring(start));
    } catch (IllegalArgumentException notAName) {
      return rule;
    }
  }

  /**
   * The domain a registrant holds: the suffix and one label; of a suffix, and of what is too long
   * for a name, the name itself.
   */
  public String organisation(String name) {
    String host = name.toLowerCase(Locale.ROOT);
    if (host.length() > MAX_NAME_CHARS) {
      return host;
    }
    int suffix = host.lastIndexOf('.') + 1;
    for (int start = 0; start >= 0; start = after(host, start)) {
      String rest = host.substring(start);
      int next = after(host, start);
      if (rules.contains("!" + rest)) {
        return rest;
      }
      if (rules.contains(rest) || (next >= 0 && rules.contains("*." + host.substring(next)))) {
        suffix = Math.min(suffix, start);
        break;
      }
    }
    int dot = suffix < 2 ? -1 : host.lastIndexOf('.', suffix - 2);
    return suffix == 0 ? host : host.substring(dot + 1);
  }

  /**
   * Whether a name can be one of this world: host names only, with a dot, below or at a suffix that
   * the list has.
   */
  public boolean knows(String name) {
    String host = name.toLowerCase(Locale.ROOT);
    if (!isHost(host)) {
      return false;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    String lastTwo = host.substring(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
    return rules.contains(last) || rules.contains("*." + last) || rules.contains(lastTwo);
  }

  /** Whether a name is one of a host in the Internet, with a dot (RFC 1123, section 2.1). */
  public static boolean isHost(String name) {
    return name.length() <= MAX_NAME_CHARS && HOST.matcher(name).matches();
  }

  private static int after(String host, int start) {
    int dot = host.indexOf('.', start);
    return dot < 0 ? -1 : dot + 1;
  }
}
