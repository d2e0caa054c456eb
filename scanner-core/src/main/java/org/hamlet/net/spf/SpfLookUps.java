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
 * What the mechanisms of one check ask about names (RFC 7208, sections 5 and 7), and how much of it
 * may find nothing. Confined to one thread.
 */
final class SpfLookUps {

  /** Look-ups of one check that may find nothing (section 4.6.4). */
  static final int MAX_VOID_LOOKUPS = 2;

  /** Names of mail servers, or of an address, that are looked up (sections 5.4 and 5.5). */
  static final int MAX_NAMES = 10;

  private static final String UNKNOWN = "unknown";

  private final Asker asker;
  private final SpfRequest request;
  private final RecordType addressType;
  private int voidLookups;

  SpfLookUps(Asker asker, SpfRequest request) {
    this.asker = asker;
    this.request = request;
    this.addressType = request.ip().isIpv4() ? RecordType.A : RecordType.AAAA;
  }

  /** How a mechanism turned out. */
  enum Match {
    YES,
    NO,
    TEMPERROR,
    PERMERROR
  }

  /** Whether a name can be asked about (section 4.3). */
  static boolean isDomain(String name) {
    boolean fits = name.length() <= SpfMacro.MAX_NAME_CHARS && name.indexOf('.') > 0;
    for (String label : name.split("\\.", -1)) {
      fits &= !label.isEmpty() && label.length() <= 63;
    }
    return fits;
  }

  /** Whether a name has an address (section 5.7). */
  void exists(String name, Consumer<Match> then) {
    lookUp(
        name,
        RecordType.A,
        then,
        answer -> then.accept(answer.data(RecordType.A).isEmpty() ? Match.NO : Match.YES));
  }

  /** Whether a mail server of a domain is the client, or one of its network (section 5.4). */
  void mailServers(String domain, int prefix, Consumer<Match> then) {
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
  void hosts(List<String> names, int prefix, Consumer<Match> then) {
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

  /** Whether a name of the client is a domain or below it (section 5.5). */
  void client(String domain, Consumer<Match> then) {
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

  /** The name that macros make; the domain itself where there are none. */
  void expand(Optional<SpfMacro> macro, String domain, Consumer<String> then) {
    if (macro.isEmpty()) {
      then.accept(domain);
    } else {
      expand(macro.get(), domain, then);
    }
  }

  /** The name that macros make. */
  void expand(SpfMacro macro, String domain, Consumer<String> then) {
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
