package org.hamlet.net.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/**
 * What an author's domain publishes, found by at most two questions (RFC 7489, section 6.6.3).
 *
 * @param domain the author's domain, lower case
 * @param record of the domain or its organisation; empty when there is none, or more than one
 * @param ofOrganisation whether the record is not the domain's own
 * @param organisation the domain a registrant holds, of any host name
 */
public record PublishedPolicy(
    String domain,
    Optional<DmarcRecord> record,
    boolean ofOrganisation,
    UnaryOperator<String> organisation) {

  /**
   * Looks for the record of a domain; {@code then} gets what there is, nothing when DNS did not
   * tell.
   */
  public static void find(
      Asker asker,
      String author,
      UnaryOperator<String> organisation,
      Consumer<Optional<PublishedPolicy>> then) {
    String domain = DnsQuestion.canonical(author);
    String above = organisation.apply(domain);
    ask(
        asker,
        domain,
        own -> {
          boolean goOn = own.conclusive() && records(own).isEmpty() && !above.equals(domain);
          if (goOn) {
            ask(asker, above, other -> then.accept(of(domain, other, true, organisation)));
          } else {
            then.accept(of(domain, own, false, organisation));
          }
        });
  }

  private static void ask(Asker asker, String domain, Consumer<DnsAnswer> then) {
    asker.ask(DnsQuestion.of("_dmarc." + domain, RecordType.TXT), then);
  }

  private static Optional<PublishedPolicy> of(
      String domain, DnsAnswer answer, boolean above, UnaryOperator<String> organisation) {
    if (!answer.conclusive()) {
      return Optional.empty();
    }
    List<DmarcRecord> records = records(answer);
    Optional<DmarcRecord> only =
        records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
    return Optional.of(new PublishedPolicy(domain, only, above, organisation));
  }

  private static List<DmarcRecord> records(DnsAnswer answer) {
    return answer.data(RecordType.TXT).stream()
        .flatMap(text -> DmarcRecord.read(text).stream())
        .toList();
  }

  /** Whether a domain that signed speaks for the author's. */
  public boolean alignsWithSigner(String signer) {
    return record.isPresent() && aligns(signer, record.get().strictDkim());
  }

  /** Whether a domain that SPF vouches for speaks for the author's. */
  public boolean alignsWithSender(String sender) {
    return record.isPresent() && aligns(sender, record.get().strictSpf());
  }

  private boolean aligns(String other, boolean strict) {
    String name = DnsQuestion.canonical(other);
    return name.equals(domain)
        || (!strict && organisation.apply(name).equals(organisation.apply(domain)));
  }

  /**
   * What is asked for a message that nothing speaks for.
   *
   * @param lot from 0 to 99, the same whenever this message is looked at
   */
  public Optional<DmarcPolicy> requested(int lot) {
    return record.map(
        found -> {
          DmarcPolicy policy = ofOrganisation ? found.below() : found.policy();
          return lot < found.percent() ? policy : policy.milder();
        });
  }
}
