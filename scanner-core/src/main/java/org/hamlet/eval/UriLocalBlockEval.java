package org.hamlet.eval;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.relay.IpAddress;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;

/**
 * {@code check_uri_local_bl()}, which {@code uri_block_cc} and its siblings call: whether a link
 * leads to a country, a network or a provider that the rule names. Follows SpamAssassin 4.0.1's
 * URILocalBL plugin where no network is asked: of hosts, those that are IPv4 addresses.
 */
final class UriLocalBlockEval {

  private static final Set<String> LINKS = Set.of("a", "parsed");

  private UriLocalBlockEval() {}

  static Map<String, EvalFunction> functions(GeoDatabases databases) {
    return Map.of("check_uri_local_bl", (rule, settings) -> bind(rule, settings, databases));
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings, GeoDatabases databases) {
    UriBlocks blocks = UriBlocks.of(rule.name().text(), settings, databases);
    boolean wanted = settings.isLoaded("URILocalBL") && !blocks.isEmpty();
    return (scan, notes) ->
        Eval.of(wanted && isReady(databases) && addresses(scan).stream().anyMatch(blocks::match));
  }

  /** Compat: without any database networks are not looked at either. */
  private static boolean isReady(GeoDatabases databases) {
    return databases.countries().isPresent() || databases.operators().knowsProviders();
  }

  private static Set<String> addresses(ScanContext scan) {
    return scan.texts().uris().all().stream()
        .filter(UriLocalBlockEval::isLink)
        .flatMap(uri -> uri.hosts().keySet().stream())
        .filter(host -> IpAddress.parse(host).filter(IpAddress::isIpv4).isPresent())
        .collect(Collectors.toSet());
  }

  private static boolean isLink(MessageUri uri) {
    return uri.types().stream().anyMatch(LINKS::contains);
  }
}
