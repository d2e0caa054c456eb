package org.hamlet.eval.net;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hamlet.net.DnsQuestion;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleSet;

/** The DNS lists that a rule set names. Stateless. */
public final class ListZones {

  private static final List<String> OF_ADDRESSES = List.of("uridnsbl", "uridnssub");
  private static final List<String> OF_NAMES =
      List.of(
          "urirhsbl",
          "urirhssub",
          "urinsrhsbl",
          "urinsrhssub",
          "urifullnsrhsbl",
          "urifullnsrhssub");

  private ListZones() {}

  /** Zones, to whether they list addresses rather than names. */
  public static SortedMap<String, Boolean> of(RuleSet rules) {
    SortedMap<String, Boolean> zones = new TreeMap<>();
    for (String setting : OF_NAMES) {
      rules.settings().map(setting).values().forEach(line -> zones.put(zone(line), false));
    }
    for (String setting : OF_ADDRESSES) {
      rules.settings().map(setting).values().forEach(line -> zones.put(zone(line), true));
    }
    for (Rule rule : rules.rules().values()) {
      if (rule instanceof Rule.EvalRule eval && eval.arguments().size() > 1) {
        switch (eval.function()) {
          case "check_rbl", "check_rbl_txt" -> zones.put(zone(eval.arguments().get(1)), true);
          case "check_rbl_envfrom", "check_rbl_from_host", "check_rbl_from_domain" ->
              zones.put(zone(eval.arguments().get(1)), false);
          default -> {
            // asks no list, or one that is not known by its name alone
          }
        }
      }
    }
    return zones;
  }

  private static String zone(String line) {
    return DnsQuestion.canonical(line.strip().split("\\s+", 2)[0]);
  }
}
