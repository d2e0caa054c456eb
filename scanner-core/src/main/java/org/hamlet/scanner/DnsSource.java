package org.hamlet.scanner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.hamlet.net.DnsClient;
import org.hamlet.net.lists.Budgets;
import org.hamlet.net.lists.ClosedLists;
import org.hamlet.net.lists.ListGate;
import org.hamlet.net.resolver.AnswerFile;
import org.hamlet.net.resolver.DnsResolver;
import org.hamlet.net.resolver.RememberingClient;
import org.hamlet.net.resolver.ResolverOptions;
import org.hamlet.rule.Settings;

/**
 * Whom a scanner asks about DNS: the client it was given, else a resolver as the configuration
 * wants it, which is kept, with what it remembers, while the configuration asks for the same.
 * Thread-safe.
 */
final class DnsSource {

  private final boolean allowed;
  private final Optional<DnsClient> given;
  private final Clock clock;
  private final Optional<Path> accounts;
  private final Optional<Path> answers;
  private Optional<Made> made = Optional.empty();

  /**
   * A source.
   *
   * @param allowed whether anyone may be asked at all
   * @param given whom to ask, whatever the configuration says
   * @param accounts the file in which accounts of lists are kept
   * @param answers the file in which answers are kept
   */
  DnsSource(
      boolean allowed,
      Optional<DnsClient> given,
      Clock clock,
      Optional<Path> accounts,
      Optional<Path> answers) {
    this.accounts = accounts;
    this.answers = answers;
    this.allowed = allowed;
    this.given = given;
    this.clock = clock;
  }

  /** The client for these settings; empty when nobody is to be asked. */
  synchronized Optional<DnsClient> of(Settings settings) {
    if (!allowed || settings.text("dns_available").equals("no")) {
      return Optional.empty();
    }
    if (given.isPresent()) {
      return given;
    }
    Wanted wanted = Wanted.of(settings);
    made.ifPresent(m -> m.gate().save());
    if (made.isEmpty() || !made.get().wanted().equals(wanted)) {
      made = Optional.of(make(wanted));
    }
    return made.map(Made::client);
  }

  private Made make(Wanted wanted) {
    DnsResolver resolver = DnsResolver.of(wanted.options(), clock);
    ListGate gate = new ListGate(resolver, wanted.budgets(), wanted.closed(), clock, accounts);
    Optional<AnswerFile> file =
        answers
            .filter(path -> wanted.keepsAnswers())
            .map(path -> new AnswerFile(path, wanted.options(), wanted.closed().opened()));
    return new Made(wanted, gate, new RememberingClient(gate, clock, file));
  }

  /** The gate to the lists, if anything may be asked. */
  synchronized Optional<ListGate> gate() {
    return made.map(Made::gate);
  }

  /** Writes down answers for the next start, where there is a file for them. */
  synchronized void keepAnswers() {
    made.ifPresent(m -> m.client().keep());
  }

  /** What of the configuration another client would have to be made for. */
  private record Wanted(
      ResolverOptions options, Budgets budgets, ClosedLists closed, boolean keepsAnswers) {

    static Wanted of(Settings settings) {
      return new Wanted(
          ResolverOptions.of(
              settings.list("dns_server"),
              settings.text("dns_options"),
              settings.list("dns_query_restriction")),
          Budgets.of(settings.map("hamlet_dns_budget")),
          ClosedLists.without(settings.list("hamlet_dns_open")),
          settings.flag("hamlet_dns_cache"));
    }
  }

  private record Made(Wanted wanted, ListGate gate, RememberingClient client) {}
}
