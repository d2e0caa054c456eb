package org.hamlet.eval.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.net.dkim.DkimOutcome;
import org.hamlet.net.dkim.DkimResult;

/**
 * {@code check_dkim_adsp(practices[, domain...])}: what an author's domain says about signing its
 * mail, where no signature of that domain passes (RFC 5617; SpamAssassin's documentation of its
 * DKIM plugin). {@code adsp_override} is asked before DNS; a domain counts as unknown when its key
 * could not be had. Records are looked up only where {@code hamlet_dns_open} names {@link
 * #RECORDS}: the RFC is historic since November 2013; whether the domain exists, always. Practices
 * are U(nknown), A(ll), D(iscardable), N(o such domain) and 1, 2, 3.
 */
final class SigningPractices {

  /** Below which name of an author's domain its record is. */
  static final String RECORDS = "_adsp._domainkey";

  /** Most domains of authors asked about. */
  static final int MAX_DOMAINS = 20;

  private static final String UNKNOWN = "U";
  private static final Pattern RECORD =
      Pattern.compile("^\\s*dkim\\s*=\\s*(unknown|all|discardable)\\b");

  private static final Pattern FULL_NAME = Pattern.compile("\\.[a-z][a-z0-9-]*$");

  private SigningPractices() {}

  /** {@code check_dkim_adsp}. */
  static NetEvalFunction asArgument() {
    return (rule, traits, settings) ->
        of(Arguments.of(rule).text(0), rule.arguments().subList(1, rule.arguments().size()));
  }

  /** {@code check_dkim_signall}: all mail of the domain is signed. */
  static NetEvalFunction signAll() {
    return (rule, traits, settings) -> of("A", rule.arguments());
  }

  /** {@code check_dkim_signsome}: never hits, as in SpamAssassin. */
  static NetEvalFunction signSome() {
    return (rule, traits, settings) -> (scan, network, pending) -> {};
  }

  private static NetEval of(String practices, List<String> domains) {
    return (scan, network, pending) -> {
      for (String domain : authorDomains(scan)) {
        if (domains.isEmpty() || DkimEvals.isWanted(domains, domain)) {
          whenUnsigned(
              scan,
              network,
              domain,
              () ->
                  practice(scan, network, domain)
                      .whenKnown(
                          letter -> {
                            if (practices.equals("*") || practices.contains(letter)) {
                              pending.hit();
                            }
                          }));
        }
      }
    };
  }

  /** Compat: as in SpamAssassin, what has no dot or ends in a number is nobody's domain. */
  private static List<String> authorDomains(ScanContext scan) {
    List<String> domains =
        HeaderAddresses.of(scan, "From").stream()
            .filter(address -> address.indexOf('@') >= 0)
            .map(a -> a.substring(a.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
            .filter(domain -> FULL_NAME.matcher(domain).find())
            .distinct()
            .limit(MAX_DOMAINS + 1L)
            .toList();
    if (domains.size() <= MAX_DOMAINS) {
      return domains;
    }
    scan.reached(SigningPractices.class, "MAX_DOMAINS", MAX_DOMAINS, "domains");
    return domains.subList(0, MAX_DOMAINS);
  }

  /** Goes on when the signatures are checked and none of the domain's is good or undecided. */
  private static void whenUnsigned(
      ScanContext scan, ScanNetwork network, String domain, Runnable then) {
    List<Awaited<DkimResult>> results = DkimFacts.of(scan, network).results();
    Runnable decide =
        () -> {
          boolean signed =
              results.stream()
                  .flatMap(result -> result.now().stream())
                  .filter(result -> DkimFacts.signer(result).equals(domain))
                  .anyMatch(
                      result ->
                          (result.outcome() == DkimOutcome.PASS
                                  && DkimFacts.isLongEnough(result, scan.settings()))
                              || result.outcome() == DkimOutcome.TEMPERROR);
          if (!signed && results.stream().allMatch(result -> result.now().isPresent())) {
            then.run();
          }
        };
    if (results.stream().allMatch(result -> result.now().isPresent())) {
      decide.run();
    } else {
      network.atEnd(decide);
    }
  }

  private static Awaited<String> practice(ScanContext scan, ScanNetwork network, String domain) {
    Awaited<String> practice = new Awaited<>();
    Optional<String> overridden = overridden(scan.settings().map("adsp_override"), domain);
    if (overridden.isPresent()) {
      practice.set(overridden.get());
    } else if (scan.settings().list("hamlet_dns_open").contains(RECORDS)) {
      network.towards("_adsp", () -> askRecord(network, domain, practice::set));
    } else {
      network.towards("_adsp", () -> askDomain(network, domain, practice::set));
    }
    return practice;
  }

  /** The entry for the domain, else for the nearest one above with an asterisk. */
  private static Optional<String> overridden(Map<String, String> entries, String domain) {
    if (entries.containsKey(domain)) {
      return Optional.of(entries.get(domain));
    }
    for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
      String entry = entries.get("*" + domain.substring(dot));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.ofNullable(entries.get("*"));
  }

  private static void askRecord(ScanNetwork network, String domain, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(RECORDS + "." + domain, RecordType.TXT),
        answer -> {
          Optional<String> published = published(answer);
          if (published.isPresent()) {
            then.accept(published.get());
          } else if (answer.conclusive()) {
            askDomain(network, domain, then);
          }
        });
  }

  /** Whether the domain exists says any question; SPF mostly asked this one. */
  private static void askDomain(ScanNetwork network, String domain, Consumer<String> then) {
    network.ask(
        DnsQuestion.of(domain, RecordType.TXT),
        any -> {
          if (any.conclusive()) {
            then.accept(letterOfDomain(any));
          }
        });
  }

  private static String letterOfDomain(DnsAnswer answer) {
    return answer.status() == DnsAnswer.Status.NO_SUCH_NAME ? "N" : UNKNOWN;
  }

  private static Optional<String> published(DnsAnswer answer) {
    return answer.data(RecordType.TXT).stream()
        .map(RECORD::matcher)
        .filter(Matcher::find)
        .map(record -> record.group(1).substring(0, 1).toUpperCase(Locale.ROOT))
        .findFirst();
  }
}
