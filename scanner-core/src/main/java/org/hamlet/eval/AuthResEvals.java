package org.hamlet.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.HeaderField;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * {@code check_authres_result(method, result)}: what our own servers noted in {@code
 * Authentication-Results} fields. Which fields are believed tell {@code authres_networks}, {@code
 * authres_trusted_authserv} and {@code authres_ignored_authserv}. Asks nobody. Follows SpamAssassin
 * 4.0.1's AuthRes plugin.
 */
final class AuthResEvals {

  /** Most such fields read. */
  static final int MAX_FIELDS = 20;

  private static final String FIELD = "Authentication-Results";
  private static final String MISSING = "missing";
  private static final String PASS = "pass";

  private AuthResEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_authres_result", AuthResEvals::bind);
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String method = arguments.text(0).toLowerCase(Locale.ROOT);
    String wanted = arguments.text(1).toLowerCase(Locale.ROOT);
    return (scan, notes) ->
        Eval.of(
            scan.fact(Noted.class, AuthResEvals::read)
                .results
                .getOrDefault(method, MISSING)
                .equals(wanted));
  }

  private static Noted read(ScanContext scan) {
    Settings settings = scan.settings();
    Set<String> trusted = servers(settings, "authres_trusted_authserv");
    Set<String> ignored = servers(settings, "authres_ignored_authserv");
    Map<String, String> noted = new HashMap<>();
    for (HeaderField field : fields(scan, settings.text("authres_networks"))) {
      AuthenticationResults.read(field.raw().text())
          .filter(all -> trusted.isEmpty() || trusted.contains(all.server()))
          .filter(all -> !ignored.contains(all.server()))
          .ifPresent(
              all -> all.results().forEach((method, results) -> add(noted, method, results)));
    }
    return new Noted(noted);
  }

  /** Of several results for one method a pass counts, else the first. */
  private static void add(Map<String, String> noted, String method, List<String> results) {
    if (results.contains(PASS)) {
      noted.put(method, PASS);
    } else {
      noted.putIfAbsent(method, results.get(0));
    }
  }

  private static Set<String> servers(Settings settings, String name) {
    return settings.list(name).stream()
        .map(server -> server.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The fields above the Received field that tells of the first hop from outside. */
  private static List<HeaderField> fields(ScanContext scan, String networks) {
    int outside =
        switch (networks.toLowerCase(Locale.ROOT)) {
          case "all" -> Integer.MAX_VALUE;
          case "trusted" -> scan.relays().firstUntrustedReceived();
          default -> scan.relays().firstExternalReceived();
        };
    List<HeaderField> own = new ArrayList<>();
    int received = 0;
    for (HeaderField field : scan.message().headers().fields()) {
      if (field.is("Received") && received++ >= outside) {
        break;
      }
      if (field.is(FIELD)) {
        if (own.size() == MAX_FIELDS) {
          scan.reached(AuthResEvals.class, "MAX_FIELDS", MAX_FIELDS, "fields");
          break;
        }
        own.add(field);
      }
    }
    return own;
  }

  /** The result by method. */
  private record Noted(Map<String, String> results) {}
}
