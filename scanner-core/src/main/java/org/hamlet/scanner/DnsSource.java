package org.hamlet.scanner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.hamlet.net.DnsClient;
import org.hamlet.net.lists.Budgets;
import org.hamlet.net.lists.ClosedLists;
import org.hamlet.net.lists.ListGate;
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
  private Optional<Made> made = Optional.empty();

  /**
   * A source.
   *
   * @param allowed whether anyone may be asked at all
   * @param given whom to ask, whatever the configuration says
   * @param accounts the file in which accounts of lists are kept
   */
  DnsSource(boolean allowed, Optional<DnsClient> given, Clock clock, Optional<Path> accounts) {
    this.accounts = accounts;
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
    ResolverOptions wanted =
        ResolverOptions.of(
            settings.list("dns_server"),
            settings.text("dns_options"),
            settings.list("dns_query_restriction"));
    made.ifPresent(m -> m.gate().save());
    Budgets budgets = Budgets.of(settings.map("hamlet_dns_budget"));
    ClosedLists closed = ClosedLists.without(settings.list("hamlet_dns_open"));
    if (made.isEmpty() || !made.get().isFor(wanted, budgets, closed)) {
      ListGate gate = new ListGate(DnsResolver.of(wanted, clock), budgets, closed, clock, accounts);
      DnsClient client = new RememberingClient(gate, clock);
      made = Optional.of(new Made(wanted, budgets, closed, gate, client));
    }
    return made.map(Made::client);
  }

  /** The gate to the lists, if anything may be asked. */
  synchronized Optional<ListGate> gate() {
    return made.map(Made::gate);
  }

  private record Made(
      ResolverOptions options,
      Budgets budgets,
      ClosedLists closed,
      ListGate gate,
      DnsClient client) {

    boolean isFor(ResolverOptions wanted, Budgets limits, ClosedLists left) {
      return options.equals(wanted) && budgets.equals(limits) && closed.equals(left);
    }
  }
}
