package org.hamlet.net.resolver;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hamlet.net.DnsQuestion;

/**
 * Which names may be asked about ({@code dns_query_restriction allow|deny DOMAIN...}): the entry
 * with the longest suffix of the name decides, without one it may. Immutable.
 *
 * @param allowed whether names below a domain may be asked about, by domain
 */
public record Restrictions(Map<String, Boolean> allowed) {

  /** Nothing is forbidden. */
  public static final Restrictions NONE = new Restrictions(Map.of());

  /** Copies the map. */
  public Restrictions {
    allowed = Map.copyOf(allowed);
  }

  /** Reads the lines; later ones win. */
  static Restrictions of(List<String> lines) {
    Map<String, Boolean> allowed = new HashMap<>();
    for (String line : lines) {
      List<String> words = List.of(line.strip().split("\\s+"));
      boolean allow = words.get(0).toLowerCase(Locale.ROOT).equals("allow");
      words.stream().skip(1).forEach(w -> allowed.put(DnsQuestion.canonical(w), allow));
    }
    return new Restrictions(allowed);
  }

  /** Whether {@code name}, in canonical form, may be asked about. */
  boolean permit(String name) {
    if (allowed.isEmpty()) {
      return true;
    }
    int from = 0;
    while (from >= 0) {
      Boolean decided = allowed.get(name.substring(from));
      if (decided != null) {
        return decided;
      }
      int dot = name.indexOf('.', from);
      from = dot < 0 ? -1 : dot + 1;
    }
    return true;
  }
}
