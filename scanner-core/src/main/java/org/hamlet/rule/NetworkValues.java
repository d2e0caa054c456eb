package org.hamlet.rule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.relay.NetworkList;

/**
 * Checks values that say whom to ask over the network, and how often: one that is mistyped must not
 * pass for none. Stateless.
 */
final class NetworkValues {

  private static final int LAST_PORT = 65_535;
  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
  private static final Pattern BUDGET = Pattern.compile("[0-9]{1,18}(?:\\s*/day)?");
  private static final Pattern ZONE = Pattern.compile("[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,126}\\.?");
  private static final Pattern SERVICE =
      Pattern.compile("(?:[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,126}\\.?|\\[[0-9A-Fa-f:.]+\\])");
  private static final Pattern DNS_OPTION =
      Pattern.compile("(?:no)?(?:v4|v6|rotate|dns0x20)|noedns0?|edns0?(?:=[0-9]{1,5})?");

  private NetworkValues() {}

  /** {@code dns_server}: an address, with a port or without; brackets come in pairs. */
  static void server(String value) throws BadLine {
    int colon = value.lastIndexOf(':');
    boolean bracketed = value.startsWith("[");
    boolean port = bracketed ? value.indexOf("]:") > 0 : value.indexOf(':') == colon;
    String address = port && colon > 0 ? value.substring(0, colon) : value;
    boolean right = (!port || colon < 0 || isPort(value)) && bracketed == address.endsWith("]");
    if (!right || !NetworkList.isValid(address) || value.indexOf('/') >= 0) {
      throw new BadLine(0, "expected an address, with :port or without: " + value);
    }
  }

  /** Servers of a service: names or addresses, with a port or without. */
  static void services(String value) throws BadLine {
    for (String word : Words.of(value)) {
      Matcher port = PORT.matcher(word);
      boolean ported = port.find();
      String host = ported ? word.substring(0, port.start()) : word;
      if (!SERVICE.matcher(host).matches() || (ported && !isPort(word))) {
        throw new BadLine(value.indexOf(word), "expected HOST or HOST:PORT, not " + word);
      }
    }
  }

  /** Names of lists. */
  static void zones(String value) throws BadLine {
    zones(value, 0);
  }

  /**
   * Names of lists.
   *
   * @param offset where they stand
   */
  static void zones(String value, int offset) throws BadLine {
    for (String word : Words.of(value)) {
      if (!ZONE.matcher(word).matches()) {
        throw new BadLine(offset + value.indexOf(word), "not the name of a list: " + word);
      }
    }
  }

  /**
   * {@code hamlet_dns_budget}: a list, or all of them, and a number of questions.
   *
   * @param offset where the number stands
   */
  static void budget(String zone, String number, int offset) throws BadLine {
    zones(zone);
    if (!BUDGET.matcher(number).matches()) {
      throw new BadLine(offset, "expected a number of questions, such as 20000/day: " + number);
    }
  }

  /** Whether all words are such as {@code dns_options} knows. */
  static boolean areDnsOptions(String value) {
    List<String> words = Words.of(value.toLowerCase(Locale.ROOT).replace(',', ' '));
    return words.stream().allMatch(word -> DNS_OPTION.matcher(word).matches());
  }

  private static boolean isPort(String value) {
    Matcher port = PORT.matcher(value);
    return port.find()
        && Integer.parseInt(port.group(1)) >= 1
        && Integer.parseInt(port.group(1)) <= LAST_PORT;
  }
}
