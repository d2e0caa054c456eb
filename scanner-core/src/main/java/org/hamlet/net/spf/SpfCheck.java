package org.hamlet.net.spf;

import java.util.List;
import java.util.function.Consumer;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/**
 * One check ({@code check_host}, RFC 7208, section 4): records are evaluated term by term, each
 * when the answers to the one before are there. Confined to one thread.
 */
public final class SpfCheck {

  /** Terms of one check that may cause look-ups (section 4.6.4). */
  static final int MAX_LOOKUPS = 10;

  private final Asker asker;
  private final SpfRequest request;
  private final SpfLookUps names;
  private int lookups;

  private SpfCheck(Asker asker, SpfRequest request) {
    this.asker = asker;
    this.request = request;
    this.names = new SpfLookUps(asker, request);
  }

  /** Starts a check; {@code then} gets the result if answers come in time. */
  public static void start(Asker asker, SpfRequest request, Consumer<SpfResult> then) {
    new SpfCheck(asker, request).host(request.domain(), then);
  }

  private void host(String domain, Consumer<SpfResult> then) {
    if (!SpfLookUps.isDomain(domain)) {
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
      names.expand(
          record.redirect().get(),
          domain,
          name ->
              host(
                  name,
                  result -> then.accept(result == SpfResult.NONE ? SpfResult.PERMERROR : result)));
    }
  }

  /** Tries a term that {@link SpfTerm#asks}. */
  private void match(SpfTerm term, String domain, Consumer<SpfLookUps.Match> then) {
    if (term instanceof SpfTerm.Include include) {
      names.expand(include.domain(), domain, name -> host(name, result -> then.accept(of(result))));
    } else if (term instanceof SpfTerm.Exists exists) {
      names.expand(exists.domain(), domain, name -> names.exists(name, then));
    } else if (term instanceof SpfTerm.A a) {
      names.expand(
          a.domain(),
          domain,
          name -> names.hosts(List.of(name), prefix(a.prefix4(), a.prefix6()), then));
    } else if (term instanceof SpfTerm.Mx mx) {
      names.expand(
          mx.domain(),
          domain,
          name -> names.mailServers(name, prefix(mx.prefix4(), mx.prefix6()), then));
    } else if (term instanceof SpfTerm.Ptr ptr) {
      names.expand(ptr.domain(), domain, name -> names.client(name, then));
    }
  }

  private int prefix(int four, int six) {
    return request.ip().isIpv4() ? four : six;
  }

  /** The outcome of an include (section 5.2). */
  private static SpfLookUps.Match of(SpfResult included) {
    return switch (included) {
      case PASS -> SpfLookUps.Match.YES;
      case FAIL, SOFTFAIL, NEUTRAL -> SpfLookUps.Match.NO;
      case TEMPERROR -> SpfLookUps.Match.TEMPERROR;
      case PERMERROR, NONE -> SpfLookUps.Match.PERMERROR;
    };
  }
}
