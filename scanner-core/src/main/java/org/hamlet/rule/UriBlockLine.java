package org.hamlet.rule;

import java.util.List;
import java.util.regex.Pattern;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.NetworkList;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/**
 * Reads {@code uri_block_cc}, {@code _cont}, {@code _cidr}, {@code _isp} and {@code _exclude}: a
 * rule's name and what the hosts of links are held against. All but the last define the rule. One
 * thread.
 */
final class UriBlockLine {

  private static final String FUNCTION = "check_uri_local_bl";
  private static final Pattern CODE = Pattern.compile("!?[A-Za-z0-9]{2}");

  private UriBlockLine() {}

  static void read(String keyword, ConfigLine line, ReadingState state) throws BadLine {
    String value = line.value();
    int nameEnd = Words.endOfWord(value, 0);
    String text = value.substring(0, nameEnd);
    if (!RuleName.isLegal(text)) {
      throw new BadLine(0, "not a rule name: " + text);
    }
    int rest = Words.skipSpace(value, nameEnd);
    if (rest == value.length()) {
      throw new BadLine(rest, line.key() + " needs more than the rule's name");
    }
    check(keyword, value, rest);
    state.settings().list(keyword).add(text + " " + value.substring(rest));
    if (!keyword.equals("uri_block_exclude")) {
      RuleName name = state.drafts().name(text);
      EvalCall call = new EvalCall(0, FUNCTION, List.of());
      state.drafts().define(call.draft(line, name, Hit.Area.BODY));
    }
  }

  private static void check(String keyword, String value, int rest) throws BadLine {
    List<String> words = Words.of(value.substring(rest));
    switch (keyword) {
      case "uri_block_cc", "uri_block_cont" -> checkCodes(words, value, rest);
      case "uri_block_cidr" -> checkNetworks(words, value, rest);
      default -> {
        // names of providers and hosts may be anything
      }
    }
  }

  private static void checkCodes(List<String> codes, String value, int rest) throws BadLine {
    for (String code : codes) {
      if (!CODE.matcher(code).matches()) {
        throw new BadLine(value.indexOf(code, rest), "not a code of two letters: " + code);
      }
    }
    long negated = codes.stream().filter(code -> code.startsWith("!")).count();
    if (negated > 0 && negated < codes.size()) {
      throw new BadLine(rest, "either all codes have a ! or none");
    }
  }

  private static void checkNetworks(List<String> networks, String value, int rest) throws BadLine {
    for (String network : networks) {
      int slash = network.indexOf('/');
      String address = slash < 0 ? network : network.substring(0, slash);
      if (IpAddress.parse(address).isEmpty() || !NetworkList.isValid(network)) {
        throw new BadLine(value.indexOf(network, rest), "not a network or address: " + network);
      }
    }
  }
}
