package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hamlet.geo.CountryDatabases;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.geo.OperatorDatabases;
import org.hamlet.relay.NetworkList;
import org.hamlet.rule.Settings;

/**
 * What the lines {@code uri_block_*} of one rule say of an address. Immutable.
 *
 * @param exempt addresses that never match
 * @param conditions one of them must hold
 */
record UriBlocks(Predicate<String> exempt, List<Predicate<String>> conditions) {

  /** A provider's name in quotes, or one word. */
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static UriBlocks of(String rule, Settings settings, GeoDatabases databases) {
    CountryDatabases countries = databases.countries();
    List<Predicate<String>> conditions = new ArrayList<>();
    NetworkList networks = new NetworkList(words(lines("uri_block_cidr", rule, settings)));
    if (!networks.isEmpty()) {
      conditions.add(networks::contains);
    }
    Set<String> codes = codes("uri_block_cc", rule, settings);
    conditions.addAll(conditions(codes, ip -> matches(codes, countries.country(ip))));
    Set<String> continents = codes("uri_block_cont", rule, settings);
    conditions.addAll(conditions(continents, ip -> matches(continents, countries.continent(ip))));
    Set<String> names = names(lines("uri_block_isp", rule, settings));
    OperatorDatabases operators = databases.operators();
    conditions.addAll(
        conditions(
            names, ip -> operators.provider(ip).map(p -> names.contains(lower(p))).orElse(false)));
    NetworkList exempt = new NetworkList(words(lines("uri_block_exclude", rule, settings)));
    return new UriBlocks(exempt::contains, List.copyOf(conditions));
  }

  private static List<Predicate<String>> conditions(Set<String> wanted, Predicate<String> one) {
    return wanted.isEmpty() ? List.of() : List.of(one);
  }

  /** What the lines of a rule say behind its name. */
  private static List<String> lines(String keyword, String rule, Settings settings) {
    return settings.list(keyword).stream()
        .filter(line -> line.startsWith(rule + " "))
        .map(line -> line.substring(rule.length() + 1))
        .toList();
  }

  private static List<String> words(List<String> lines) {
    return lines.stream().flatMap(line -> List.of(line.split("\\s+")).stream()).toList();
  }

  private static Set<String> codes(String keyword, String rule, Settings settings) {
    return words(lines(keyword, rule, settings)).stream()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Codes with a {@code !} stand for all others. */
  private static boolean matches(Set<String> codes, String code) {
    boolean negated = codes.stream().anyMatch(c -> c.startsWith("!"));
    return codes.contains(code) || (negated && !codes.contains("!" + code));
  }

  private static Set<String> names(List<String> lines) {
    return lines.stream()
        .flatMap(line -> NAME.matcher(line).results())
        .map(found -> lower(found.group(1) == null ? found.group(2) : found.group(1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether nothing is named. */
  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Whether an address is what the rule names. */
  boolean match(String ip) {
    return !exempt.test(ip) && conditions.stream().anyMatch(condition -> condition.test(ip));
  }
}
