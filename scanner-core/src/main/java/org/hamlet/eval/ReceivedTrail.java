package org.hamlet.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hamlet.relay.Relay;

/**
 * Whether each server calls itself as the next one found it (SpamAssassin 4.0.1 behaviour). Compat:
 * domains are told by the length of the last label, not by the public suffixes.
 */
final class ReceivedTrail {

  /** So many servers reached from elsewhere than they say are an accident. */
  private static final int ACCIDENTAL_MISMATCHES = 1;

  /** Length of a last label, in chars, from which the label before it makes the domain. */
  private static final int LONG_TOP_LABEL = 3;

  private static final Set<String> SHORT_BUT_FLAT = Set.of("de", "fr", "ie");

  private static final Pattern HAS_LETTER = Pattern.compile("[a-z]");
  private static final Pattern DOMAIN = Pattern.compile("\\w[\\w.-]+\\.\\w+");

  private ReceivedTrail() {}

  /** Whether more servers than by accident name a domain other than that they were reached from. */
  static boolean isForged(List<Relay> hops) {
    int mismatches = 0;
    for (int i = 1; i < hops.size(); i++) {
      Relay next = hops.get(i - 1);
      String said = domain(hops.get(i).by());
      String found = domain(next.rdns());
      boolean known = isDomain(said) && isDomain(found);
      // Compat: within one host names may differ, where the next server tells its own or is last
      boolean ownHost = isOwnHost(next.ip(), found) && (i == 1 || isDomain(domain(next.by())));
      mismatches += known && !said.equals(found) && !ownHost ? 1 : 0;
    }
    return mismatches > ACCIDENTAL_MISMATCHES;
  }

  private static boolean isDomain(String name) {
    return DOMAIN.matcher(name).matches();
  }

  private static boolean isOwnHost(String ip, String domain) {
    return ip.equals("127.0.0.1") && domain.equals("localhost.localdomain");
  }

  private static String domain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (!HAS_LETTER.matcher(name).find()) {
      return name;
    }
    String[] labels = name.split("\\.");
    if (labels.length == 0) {
      return name;
    }
    String top = labels[labels.length - 1];
    boolean flat = top.length() >= LONG_TOP_LABEL || SHORT_BUT_FLAT.contains(top);
    int kept = flat ? 2 : 3;
    return labels.length < kept
        ? name
        : String.join(".", Arrays.asList(labels).subList(labels.length - kept, labels.length));
  }
}
