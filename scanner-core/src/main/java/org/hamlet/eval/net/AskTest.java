package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.eval.TextPattern;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.ListErrors;
import org.hamlet.net.RecordType;
import org.hamlet.regex.MatchBudget;

/**
 * What an {@code askdns} rule wants of an answer.
 *
 * @param types types of records looked at; empty for any
 * @param subtest what is wanted of one of them
 * @param codes codes such as {@code NXDOMAIN}, one of which the answer must have; else empty
 */
record AskTest(List<RecordType> types, Subtest subtest, List<String> codes) {

  private static final List<String> CODES =
      List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");

  static AskTest parse(List<String> types, String subtest) throws BadArguments {
    List<RecordType> wanted =
        types.contains("ANY")
            ? List.of()
            : types.stream().flatMap(t -> RecordType.named(t).stream()).toList();
    if (subtest.startsWith("[") && subtest.endsWith("]")) {
      return new AskTest(wanted, Subtest.ANYTHING, codes(subtest));
    }
    return new AskTest(wanted, subtest.isEmpty() ? Subtest.ANYTHING : content(subtest), List.of());
  }

  private static List<String> codes(String list) throws BadArguments {
    List<String> codes = new ArrayList<>();
    for (String word : list.substring(1, list.length() - 1).split(",", -1)) {
      String code = word.strip().toUpperCase(Locale.ROOT);
      boolean number = !code.isEmpty() && code.chars().allMatch(Character::isDigit);
      if (number && code.length() < 3 && Integer.parseInt(code) < CODES.size()) {
        codes.add(CODES.get(Integer.parseInt(code)));
      } else if (number || CODES.contains(code)) {
        codes.add(code);
      } else {
        throw new BadArguments("unknown status code " + word.strip());
      }
    }
    return codes;
  }

  private static Subtest content(String text) throws BadArguments {
    char first = text.charAt(0);
    boolean quoted = first == '"' || first == '\'';
    if (quoted && text.length() > 1 && text.charAt(text.length() - 1) == first) {
      return new TextTest.Exactly(text.substring(1, text.length() - 1));
    }
    if (first == '/' || first == 'm') {
      return new TextTest.Matching(TextPattern.delimited(text));
    }
    Optional<AddressTest> number = AddressTest.parse(text);
    return number.orElseThrow(() -> new BadArguments("subtest not understood: " + text));
  }

  /**
   * Whether the answer satisfies it. Where a list answers with an error code, only such codes do,
   * and only where one is sought.
   */
  boolean holds(DnsAnswer answer, String name, MatchBudget budget) {
    if (!codes.isEmpty()) {
      return codes.contains(answer.status().code());
    }
    if (answer.status() != DnsAnswer.Status.OK) {
      return false;
    }
    boolean refused = answer.records().stream().anyMatch(record -> isError(name, record));
    for (DnsRecord record : answer.records()) {
      if (types.isEmpty() || types.contains(record.type())) {
        boolean satisfied =
            refused
                ? isError(name, record) && subtest.asksFor(record.data(), budget)
                : subtest.holds(record.data(), budget);
        if (satisfied) {
          return true;
        }
      }
    }
    return false;
  }

  /** Which part of the name is the list's cannot be told, so all of it is looked at. */
  private static boolean isError(String name, DnsRecord record) {
    return record.type() == RecordType.A && ListErrors.isError(name, record.data());
  }
}
