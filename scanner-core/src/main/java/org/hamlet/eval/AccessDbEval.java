package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.Relay;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Whether the mail server's access map would have refused a message (SpamAssassin 4.0.1 behaviour
 * of its AccessDB plugin, which reads the Berkeley DB made of the map; here it is the map's text).
 */
final class AccessDbEval {

  private static final Pattern FIRST_WORD = Pattern.compile("\\w+");
  private static final Pattern CODE = Pattern.compile("\\d+");

  /** Most senders of one message that are looked up. */
  static final int MAX_SENDERS = 20;

  /**
   * Longest host whose domains are looked up, in chars: longer ones cannot be (RFC 1035, 2.3.4).
   */
  static final int MAX_HOST_CHARS = 253;

  private AccessDbEval() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_access_database", AccessDbEval::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) throws EvalFunction.BadArguments {
    AccessMapOnDemand map = new AccessMapOnDemand(Arguments.of(rule).text(0));
    return (scan, notes) -> Eval.of(isRefused(scan, map.get()));
  }

  private static boolean isRefused(ScanContext scan, AccessMap map) {
    if (map.cut()) {
      scan.reached(AccessMap.class, "MAX_FILE_BYTES", AccessMap.MAX_FILE_BYTES, "bytes");
    }
    if (map.entries().isEmpty()) {
      return false;
    }
    boolean refused = false;
    for (String key : keys(scan)) {
      for (String prefix : List.of("", "From:")) {
        Matcher word = FIRST_WORD.matcher(map.action(prefix + key).orElse(""));
        String action = word.lookingAt() ? word.group().toUpperCase(Locale.ROOT) : "";
        if (action.equals("OK") || action.equals("SKIP")) {
          return false;
        }
        refused |= isRefusal(action);
      }
    }
    return refused;
  }

  private static boolean isRefusal(String action) {
    return action.equals("REJECT")
        || action.equals("ERROR")
        || action.equals("DISCARD")
        || CODE.matcher(action).matches();
  }

  /** What stands for the sender, as written: addresses, domains, and the host that sent. */
  private static List<String> keys(ScanContext scan) {
    List<String> keys = new ArrayList<>();
    List<String> senders = SenderAddresses.of(scan).all();
    if (senders.size() > MAX_SENDERS) {
      scan.reached(AccessDbEval.class, "MAX_SENDERS", MAX_SENDERS, "senders");
    }
    for (String sender : senders.subList(0, Math.min(senders.size(), MAX_SENDERS))) {
      int at = sender.lastIndexOf('@');
      keys.add(sender);
      keys.add(sender.substring(0, at + 1));
      addDomains(sender.substring(at + 1), keys);
    }
    scan.relays().untrusted().stream().findFirst().ifPresent(relay -> addHost(relay, keys));
    return keys;
  }

  private static void addHost(Relay relay, List<String> keys) {
    addDomains(relay.rdns().toLowerCase(Locale.ROOT), keys);
    if (IpAddress.parse(relay.ip()).filter(IpAddress::isIpv4).isPresent()) {
      String network = relay.ip();
      while (!network.isEmpty()) {
        keys.add(network);
        network = network.substring(0, Math.max(0, network.lastIndexOf('.')));
      }
    }
  }

  private static void addDomains(String host, List<String> keys) {
    String domain = host.length() > MAX_HOST_CHARS ? "" : host;
    while (!domain.isEmpty()) {
      keys.add(domain);
      domain = domain.indexOf('.') < 0 ? "" : domain.substring(domain.indexOf('.') + 1);
    }
  }
}
