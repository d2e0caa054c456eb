package org.hamlet.mailet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.hamlet.scanner.ScanResult;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;

/** Writes verdicts to a mail, as attributes and as headers of single recipients. Stateless. */
final class Marks {

  /** Compat: the status of a mail nobody knows anything about. */
  private static final String UNKNOWN = "?";

  private Marks() {}

  /** One verdict for the mail, or the one that stands for it when recipients have their own. */
  static void mail(Mail mail, ScanResult result) {
    put(mail, MarkNames.STATUS, AttributeValue.of(status(result)));
    put(mail, MarkNames.FLAG, AttributeValue.of(flag(result)));
    values(result.verdict()).forEach((name, value) -> put(mail, AttributeName.of(name), value));
    Map<String, AttributeValue<?>> limits = new LinkedHashMap<>();
    for (LimitReached limit : result.verdict().limits()) {
      limits.put(limit.name(), AttributeValue.of(limit.value()));
    }
    if (!limits.isEmpty()) {
      put(mail, MarkNames.LIMITS, AttributeValue.of(limits));
    }
  }

  /** What one recipient's mailbox shows. */
  static void recipient(Mail mail, MailAddress recipient, ScanResult result) {
    header(mail, recipient, MarkNames.STATUS.asString(), status(result));
    header(mail, recipient, MarkNames.FLAG.asString(), flag(result));
  }

  /** The {@code X-Spam-*} fields for one recipient. */
  static void fields(Mail mail, MailAddress recipient, List<String> fields) {
    for (String field : fields) {
      int colon = field.indexOf(':');
      String value = field.substring(colon + 1).strip().replace("\n", "\r\n");
      header(mail, recipient, field.substring(0, colon), value);
    }
  }

  /** The verdicts of the recipients, for the matchers. */
  static void recipients(Mail mail, Map<MailAddress, ScanResult> results) {
    Map<String, AttributeValue<?>> all = new HashMap<>();
    results.forEach(
        (recipient, result) ->
            all.put(recipient.asString(), AttributeValue.of(values(result.verdict()))));
    put(mail, MarkNames.RECIPIENTS, AttributeValue.of(all));
  }

  /** Says why there is no verdict. */
  static void unknown(Mail mail, AttributeName why, String sentence) {
    put(mail, why, AttributeValue.of(sentence));
    put(mail, MarkNames.STATUS, AttributeValue.of(UNKNOWN));
    for (MailAddress recipient : mail.getRecipients()) {
      header(mail, recipient, MarkNames.STATUS.asString(), UNKNOWN);
    }
  }

  private static Map<String, AttributeValue<?>> values(Verdict verdict) {
    Map<String, AttributeValue<?>> hits = new LinkedHashMap<>();
    for (Hit hit : verdict.hits()) {
      hits.put(hit.rule().text(), AttributeValue.of(hit.points()));
    }
    Map<String, AttributeValue<?>> values = new LinkedHashMap<>();
    values.put(MarkNames.SCORE.asString(), AttributeValue.of(verdict.score()));
    values.put(MarkNames.REQUIRED.asString(), AttributeValue.of(verdict.required()));
    values.put(MarkNames.SPAM.asString(), AttributeValue.of(verdict.spam()));
    values.put(MarkNames.HITS.asString(), AttributeValue.of(hits));
    return values;
  }

  private static String status(ScanResult result) {
    return (result.verdict().spam() ? "Yes" : "No")
        + (", hits=" + result.shownScore())
        + (" required=" + result.shownRequired());
  }

  private static String flag(ScanResult result) {
    return result.verdict().spam() ? "YES" : "NO";
  }

  private static void put(Mail mail, AttributeName name, AttributeValue<?> value) {
    mail.setAttribute(name.withValue(value));
  }

  private static void header(Mail mail, MailAddress recipient, String name, String value) {
    mail.addSpecificHeaderForRecipient(Header.builder().name(name).value(value).build(), recipient);
  }
}
