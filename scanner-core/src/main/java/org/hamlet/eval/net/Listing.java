package org.hamlet.eval.net;

import java.util.List;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.ListErrors;
import org.hamlet.net.RecordType;
import org.hamlet.regex.MatchBudget;

/**
 * What a list answered about one address or name.
 *
 * @param subject what was asked about, as shown to people
 * @param zone the list
 * @param type the type of the records
 * @param data addresses of 127/8, or texts; others never say that something is listed
 */
record Listing(String subject, String zone, RecordType type, List<String> data) {

  static Listing of(String subject, DnsQuestion question, DnsAnswer answer) {
    List<String> data =
        answer.data(question.type()).stream()
            .filter(d -> question.type() != RecordType.A || d.startsWith("127."))
            .toList();
    return new Listing(subject, question.zone(), question.type(), data);
  }

  /**
   * Whether one of the records satisfies the subtest. Where one is an error code, only such codes
   * do, and only where one is sought: what stands beside it lists nothing.
   */
  boolean satisfies(Subtest subtest, MatchBudget budget) {
    boolean refused = data.stream().anyMatch(this::isError);
    for (String datum : data) {
      boolean satisfied =
          refused ? isError(datum) && subtest.asksFor(datum, budget) : subtest.holds(datum, budget);
      if (satisfied) {
        return true;
      }
    }
    return false;
  }

  private boolean isError(String datum) {
    return type == RecordType.A && ListErrors.isError(zone, datum);
  }

  /** What reports show beside the hit. */
  String note() {
    return type == RecordType.TXT ? String.join(" ", data) : subject + " listed in " + zone;
  }
}
