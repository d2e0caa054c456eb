package org.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hamlet.verdict.RuleName;

/** Takes {@code askdns} lines apart: {@code template [TYPE[,TYPE] [subtest]]}. */
final class AskDnsLine {

  private static final Set<String> TYPES =
      Set.of(
          "ANY",
          "A",
          "AAAA",
          "MX",
          "TXT",
          "PTR",
          "NAPTR",
          "NS",
          "SOA",
          "CERT",
          "CNAME",
          "DNAME",
          "DHCID",
          "HINFO",
          "MINFO",
          "RP",
          "HIP",
          "IPSECKEY",
          "KX",
          "LOC",
          "SRV",
          "OPENPGPKEY",
          "SSHFP",
          "SPF",
          "URI");

  private AskDnsLine() {}

  static RuleDraft parse(ConfigLine line, RuleName name, int rest) throws BadLine {
    String value = line.value();
    int templateEnd = Words.endOfWord(value, rest);
    int typeStart = Words.skipSpace(value, templateEnd);
    int typeEnd = Words.endOfWord(value, typeStart);
    List<String> types = new ArrayList<>();
    for (String type : value.substring(typeStart, typeEnd).split(",")) {
      String upper = type.toUpperCase(Locale.ROOT);
      if (!TYPES.contains(upper) && typeStart < value.length()) {
        throw new BadLine(typeStart, "unknown record type " + type);
      }
      types.add(typeStart < value.length() ? upper : "A");
    }
    String subtest = value.substring(Words.skipSpace(value, typeEnd));
    return new RuleDraft.Ready(
        line,
        new Rule.AskDnsRule(
            name, line.position(), value.substring(rest, templateEnd), types, subtest));
  }
}
