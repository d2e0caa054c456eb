package org.hamlet.net.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.ReversedAddress;

/**
 * One check ({@code check_host}, RFC 7208, section 4): records are evaluated term by term, each
 * when the answers to the one before are there. Confined to one thread.
 */
public final class SpfCheck {

  /** Terms of one check that may cause look-ups (section 4.6.4). */
  static final int MAX_LOOKUPS = 10;

  /** Look-ups of one check that may find nothing (section 4.6.4). */
  static final int MAX_VOID_LOOKUPS = 2;

  /** Names of mail servers, or of an address, that are looked up (sections 5.4 and 5.5). */
  static final int MAX_NAMES = 10;

  private static final String UNKNOWN = "unknown";

  private final Asker asker;
  private final SpfRequest request;
  private final RecordType addressType;
  private int lookups;
  private int voidLookups;

  private SpfCheck(Asker asker, SpfRequest request) {
    this.asker = asker;
    this.request = request;
    this.addressType = request.ip().isIpv4() ? RecordType.A : RecordType.AAAA;
  }

  /** Starts a check; {@code then} gets the result if answers come in time. */
  public static void start(Asker asker, SpfRequest request, Consumer<SpfResult> then) {
    new SpfCheck(asker, request).host(request.domain(), then);
  }

  /** How one mechanism turned out. */
  private enum Match {
    YES,
    NO,
    TEMPERROR,
    PERMERROR
  }

  private void host(String domain, Consumer<SpfResult> then) {
    if (!isDomain(domain)) {
      then.accept(SpfResult.NONE);
      return;
    }
    asker.ask(
        DnsQuestion.of(domain, RecordType.TXT),
        answer -> {
          if (!answer.conclusive()) {
            then.accept(SpfResult.TEMPERROR);
            return;
          }
          List<String> records =
              answer.data(RecordType.TXT).stream().filter(SpfRecord::isRecord).toList();
          if (records.size() != 1) {
            then.accept(records.isEmpty() ? SpfResult.NONE : SpfResult.PERMERROR);
            return;
          }
          try {
            term(SpfRecord.parse(records.get(0)), 0, domain, then);
          } catch (SpfSyntaxError bad) {
            then.accept(SpfResult.PERMERROR);
          }
        });
  }

  private static boolean isDomain(String name) {
    boolean fits = name.length() <= SpfMacro.MAX_NAME_CHARS && name.indexOf('.') > 0;
    for (String label : name.split("\\.", -1)) {
      fits &= !label.isEmpty() && label.length() <= 63;
    }
    return fits;
  }

  /** Terms that need no answer are done in a loop: a record may have thousands. */
  private void term(SpfRecord record, int first, String domain, Consumer<SpfResult> then) {
    for (int i = first; i < record.terms().size(); i++) {
      SpfTerm term = record.terms().get(i);
      if (term.asks()) {
        ask(record, i, domain, then);
        return;
      }
      if (matchesAtOnce(term)) {
        then.accept(term.qualifier());
        return;
      }
    }
    redirect(record, domain, then);
  }

  private boolean matchesAtOnce(SpfTerm term) {
    return term instanceof SpfTerm.All
        || (term instanceof SpfTerm.Ip ip && request.ip().isInNetwork(ip.network(), ip.prefix()));
  }

  private void ask(SpfRecord record, int index, String domain, Consumer<SpfResult> then) {
    if (++lookups > MAX_LOOKUPS) {
      then.accept(SpfResult.PERMERROR);
      return;
    }
    SpfTerm term = record.terms().get(index);
    match(
        term,
        domain,
        match -> {
          switch (match) {
            case YES -> then.accept(term.qualifier());
            case NO -> term(record, index + 1, domain, then);
            case TEMPERROR -> then.accept(SpfResult.TEMPERROR);
            case PERMERROR -> then.accept(SpfResult.PERMERROR);
          }
        });
  }

  private void redirect(SpfRecord record, String domain, Consumer<SpfResult> then) {
    if (record.redirect().isEmpty()) {
      then.accept(SpfResult.NEUTRAL);
    } else if (++lookups > MAX_LOOKUPS) {
      then.accept(SpfResult.PERMERROR);
    } else {
      expand(
          record.redirect().get(),
          domain,
          name ->
              host(
                  name,
                  result -> then.accept(result == SpfResult.NONE ? SpfResult.PERMERROR : result)));
    }
  }

  /** Tries a term that {@link SpfTerm#asks}. */
  private void match(SpfTerm term, String domain, Consumer<Match> then) {
    if (term instanceof SpfTerm.Include include) {
      expand(include.domain(), domain, name -> host(name, result -> then.accept(of(result))));
    } else if (term instanceof SpfTerm.Exists exists) {
      expand(exists.domain(), domain, name -> exists(name, then));
    } else if (term instanceof SpfTerm.A a) {
      expand(
          a.domain(), domain, name -> hosts(List.of(name), prefix(a.prefix4(), a.prefix6()), then));
    } else if (term instanceof SpfTerm.Mx mx) {
      expand(
          mx.domain(), domain, name -> mailServers(name, prefix(mx.prefix4(), mx.prefix6()), then));
    } else if (term instanceof SpfTerm.Ptr ptr) {
      expand(ptr.domain(), domain, name -> client(name, then));
    }
  }

  private int prefix(int four, int six) {
    return request.ip().isIpv4() ? four : six;
  }

  /** The outcome of an include (section 5.2). */
  private static Match of(SpfResult included) {
    return switch (included) {
      case PASS -> Match.YES;
      case FAIL, SOFTFAIL, NEUTRAL -> Match.NO;
      case TEMPERROR -> Match.TEMPERROR;
      case PERMERROR, NONE -> Match.PERMERROR;
    };
  }

  private void exists(String name, Consumer<Match> then) {
    lookUp(
        name,
        RecordType.A,
        then,
        answer -> then.accept(answer.data(RecordType.A).isEmpty() ? Match.NO : Match.YES));
  }

  private void mailServers(String domain, int prefix, Consumer<Match> then) {
    lookUp(
        domain,
        RecordType.MX,
        then,
        answer -> {
          List<String> servers =
              answer.data(RecordType.MX).stream()
                  .map(mx -> mx.substring(mx.indexOf(' ') + 1))
                  .filter(name -> !name.isEmpty())
                  .toList();
          if (servers.size() > MAX_NAMES) {
            then.accept(Match.PERMERROR);
          } else {
            hosts(servers, prefix, then);
          }
        });
  }

  /** Whether one of the hosts has an address in the network of the client's. */
  private void hosts(List<String> names, int prefix, Consumer<Match> then) {
    if (names.isEmpty()) {
      then.accept(Match.NO);
      return;
    }
    lookUp(
        names.get(0),
        addressType,
        then,
        answer -> {
          boolean matched =
              answer.data(addressType).stream()
                  .flatMap(text -> IpAddress.parse(text).stream())
                  .anyMatch(address -> request.ip().isInNetwork(address, prefix));
          if (matched) {
            then.accept(Match.YES);
          } else {
            hosts(names.subList(1, names.size()), prefix, then);
          }
        });
  }

  private void client(String domain, Consumer<Match> then) {
    validated(
        names ->
            then.accept(
                names.stream().anyMatch(name -> isBelow(name, domain)) ? Match.YES : Match.NO));
  }

  private static boolean isBelow(String name, String domain) {
    String wanted = DnsQuestion.canonical(domain);
    return name.equals(wanted) || name.endsWith("." + wanted);
  }

  /** The names of the client's address that lead back to it (section 5.5). */
  private void validated(Consumer<List<String>> then) {
    String reversed = ReversedAddress.of(request.ip());
    String zone = request.ip().isIpv4() ? "in-addr.arpa" : "ip6.arpa";
    asker.ask(
        DnsQuestion.of(reversed + "." + zone, RecordType.PTR),
        answer -> {
          List<String> names = answer.data(RecordType.PTR);
          validate(names.subList(0, Math.min(MAX_NAMES, names.size())), new ArrayList<>(), then);
        });
  }

  private void validate(List<String> left, List<String> good, Consumer<List<String>> then) {
    if (left.isEmpty()) {
      then.accept(good);
      return;
    }
    asker.ask(
        DnsQuestion.of(left.get(0), addressType),
        answer -> {
          boolean leadsBack =
              answer.data(addressType).stream()
                  .flatMap(text -> IpAddress.parse(text).stream())
                  .anyMatch(request.ip()::equals);
          if (leadsBack) {
            good.add(left.get(0));
          }
          validate(left.subList(1, left.size()), good, then);
        });
  }

  private void lookUp(
      String name, RecordType type, Consumer<Match> failed, Consumer<DnsAnswer> then) {
    if (!isDomain(name)) {
      then.accept(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));
      return;
    }
    asker.ask(
        DnsQuestion.of(name, type),
        answer -> {
          if (!answer.conclusive()) {
            failed.accept(Match.TEMPERROR);
          } else if (answer.data(type).isEmpty() && ++voidLookups > MAX_VOID_LOOKUPS) {
            failed.accept(Match.PERMERROR);
          } else {
            then.accept(answer);
          }
        });
  }

  private void expand(Optional<SpfMacro> macro, String domain, Consumer<String> then) {
    if (macro.isEmpty()) {
      then.accept(domain);
    } else {
      expand(macro.get(), domain, then);
    }
  }

  private void expand(SpfMacro macro, String domain, Consumer<String> then) {
    if (macro.needsClientName()) {
      validated(names -> then.accept(macro.expand(request, domain, clientName(names, domain))));
    } else {
      then.accept(macro.expand(request, domain, UNKNOWN));
    }
  }

  /** The domain itself, else a name below it, else any (section 7.3). */
  private static String clientName(List<String> names, String domain) {
    String wanted = DnsQuestion.canonical(domain);
    return names.stream()
        .filter(wanted::equals)
        .findFirst()
        .or(() -> names.stream().filter(name -> isBelow(name, wanted)).findFirst())
        .or(() -> names.stream().findFirst())
        .orElse(UNKNOWN);
  }
}
