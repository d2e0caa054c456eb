package org.hamlet.eval.net;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.lists.ListKind;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleSet;

/** The DNS lists that a rule set can ask. Stateless. */
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

  /** How tags end whose values are addresses turned round, as lists are asked about them. */
  private static final String REVERSED = "REVIP";

  private ListZones() {}

  /** Zones, and what each is asked about; addresses where it is more than that. */
  public static SortedMap<String, ListKind> of(RuleSet rules) {
    SortedMap<String, ListKind> zones = new TreeMap<>();
    for (String setting : OF_NAMES) {
      rules.settings().map(setting).values().forEach(line -> add(zones, line, ListKind.NAMES));
    }
    for (String setting : OF_ADDRESSES) {
      rules.settings().map(setting).values().forEach(line -> add(zones, line, ListKind.ADDRESSES));
    }
    for (Rule rule : rules.rules().values()) {
      if (rule instanceof Rule.EvalRule eval) {
        addOf(eval, zones, rules.settings().map("ixhashdnsbl"));
      } else if (rule instanceof Rule.AskDnsRule asking) {
        addOf(asking, zones);
      }
    }
    return zones;
  }

  private static void addOf(
      Rule.EvalRule eval, Map<String, ListKind> zones, Map<String, String> names) {
    List<String> arguments = eval.arguments();
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    String second = arguments.size() < 2 ? "" : arguments.get(1);
    switch (eval.function()) {
      case "check_rbl", "check_rbl_txt", "check_rbl_ns_from" ->
          add(zones, second, ListKind.ADDRESSES);
      case "check_rbl_envfrom",
          "check_rbl_from_host",
          "check_rbl_from_domain",
          "check_rbl_headers",
          "check_rbl_rcvd" ->
          add(zones, second, ListKind.NAMES);
      case "check_hashbl_attachments",
          "check_hashbl_bodyre",
          "check_hashbl_emails",
          "check_hashbl_tag",
          "check_hashbl_uris" ->
          add(zones, first.split("/", 2)[0], ListKind.WORDS);
      case "check_ixhash" -> add(zones, names.getOrDefault(first, first), ListKind.WORDS);
      default -> {
        // asks no list
      }
    }
  }

  private static void addOf(Rule.AskDnsRule rule, Map<String, ListKind> zones) {
    AskTemplate template = AskTemplate.of(rule.queryTemplate());
    boolean addresses = template.tags().stream().anyMatch(tag -> tag.endsWith(REVERSED));
    ListKind kind = addresses ? ListKind.ADDRESSES : ListKind.NAMES;
    boolean asksA = rule.recordTypes().isEmpty() || rule.recordTypes().contains("A");
    add(zones, template.zone(), asksA ? kind : ListKind.WORDS);
  }

  private static void add(Map<String, ListKind> zones, String line, ListKind kind) {
    String zone = DnsQuestion.canonical(line.strip().split("\\s+", 2)[0]);
    if (zone.indexOf('.') > 0) {
      zones.merge(zone, kind, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }
}
